// X's own TypeScript SDK calls everything below /2 that this simulator has, in an order in which each
// call has something to work on. The environment says where the simulator is and with which
// credentials; one line is printed for each call, and the first thing that is wrong ends the walk.
import assert from 'node:assert/strict';
import { Client, OAuth1 } from '@xdevplatform/xdk';

const { X_URL, BEARER, CONSUMER_KEY, CONSUMER_SECRET, TOKEN, TOKEN_SECRET, USER_TOKEN, USER_ID, RECEIVER } = process.env;

const app = new Client({ bearerToken: BEARER, baseUrl: X_URL });
const user = new Client({
  oauth1: new OAuth1({
    apiKey: CONSUMER_KEY,
    apiSecret: CONSUMER_SECRET,
    callback: 'oob',
    accessToken: TOKEN,
    accessTokenSecret: TOKEN_SECRET,
  }),
  baseUrl: X_URL,
});

const oauth2 = new Client({ accessToken: USER_TOKEN, baseUrl: X_URL });

async function step(name, call) {
  const answer = await call();
  console.log(`ok ${name}`);
  return answer;
}

/** A refusal reaches whoever uses the SDK as an ApiError, with X's reason in its data. */
async function refused(name, status, reason, call) {
  await assert.rejects(call, error => {
    assert.equal(error.status, status);
    assert.match(JSON.stringify(error.data), reason);
    return true;
  });
  console.log(`ok ${name}`);
}

const minutesAgo = minutes =>
  new Date(Date.now() - minutes * 60_000).toISOString().replace(/\D/g, '').slice(0, 12);

// whose token it is, of both kinds
for (const [kind, client] of [['OAuth 1.0a', user], ['OAuth 2.0', oauth2]]) {
  assert.equal((await step(`whose token of ${kind} it is`, () => client.users.getMe())).data.id, USER_ID);
}

// webhooks
const webhook = (await step('create webhook', () => app.webhooks.create({ url: RECEIVER }))).data;
assert.equal(webhook.url, RECEIVER);
assert.equal(webhook.valid, true);
await refused('create webhook twice', 400, /DuplicateUrlFailed/, () => app.webhooks.create({ url: RECEIVER }));
const second = (await step('create webhook as user', () => user.webhooks.create({ url: `${RECEIVER}/second` }))).data;
const webhooks = await step('list webhooks', () => app.webhooks.get({ webhookConfigFields: ['id', 'url', 'valid'] }));
assert.deepEqual(webhooks.data.map(it => it.id).sort(), [webhook.id, second.id].sort());
assert.equal((await step('challenge webhook', () => app.webhooks.validate(webhook.id))).data.valid, true);

// account activity
const account = app.accountActivity;
assert.equal((await step('check before', () => user.accountActivity.validateSubscription(webhook.id))).data.subscribed, false);
assert.equal((await step('subscribe', () => user.accountActivity.createSubscription(webhook.id, {}))).data.subscribed, true);
await refused('subscribe twice', 400, /DuplicateSubscriptionFailed/, () =>
  user.accountActivity.createSubscription(webhook.id, {}));
await refused('subscribe as app', 403, /unsupported-authentication/, () =>
  app.request('POST', `/2/account_activity/webhooks/${webhook.id}/subscriptions/all`, {
    body: '{}',
    security: [{ BearerToken: [] }],
  }));
assert.equal((await step('check after', () => user.accountActivity.validateSubscription(webhook.id))).data.subscribed, true);
assert.equal((await step('count', () => account.getSubscriptionCount())).data.subscriptionsCountAll, '1');
const subscribers = (await step('list subscribers', () => account.getSubscriptions(webhook.id))).data.subscriptions;
assert.deepEqual(subscribers.map(it => it.userId), [USER_ID]);
assert.equal((await step('unsubscribe', () => account.deleteSubscription(webhook.id, USER_ID))).data.subscribed, false);

// activity
const wanted = (eventType, tag) => ({ eventType, filter: { userId: USER_ID }, tag, webhookId: webhook.id });
const post = (await step('create subscription', () => app.activity.createSubscription(wanted('post.create', 'posts')))).data.subscription;
assert.equal(post.eventType, 'post.create');
assert.equal(post.filter.userId, USER_ID);
await refused('create private subscription as app', 403, /./, () =>
  app.activity.createSubscription(wanted('dm.received', 'mine')));
const dm = (await step('create private subscription as user', () =>
  user.activity.createSubscription(wanted('dm.received', 'mine')))).data.subscription;
const gone = (await step('create another subscription', () =>
  app.activity.createSubscription(wanted('post.delete', 'gone')))).data.subscription;
const listed = await step('list subscriptions', () => app.activity.getSubscriptions({ maxResults: 100 }));
assert.deepEqual(
  listed.data.map(it => it.subscriptionId).sort(),
  [post, dm, gone].map(it => it.subscriptionId).sort());
const moved = await step('update subscription', () =>
  app.activity.updateSubscription(post.subscriptionId, { tag: 'moved', webhookId: second.id }));
assert.equal(moved.data.subscription.tag, 'moved');
assert.equal(moved.data.subscription.webhookId, second.id);
assert.equal((await step('delete subscription', () => app.activity.deleteSubscription(post.subscriptionId))).data.deleted, true);
const deleted = await step('delete subscriptions', () =>
  app.activity.deleteSubscriptionsByIds([dm.subscriptionId, gone.subscriptionId]));
assert.deepEqual(deleted.data.map(it => it.deleted), [true, true]);

// replay, and the end
const job = await step('replay', () =>
  app.webhooks.createWebhookReplayJob({ webhookId: webhook.id, fromDate: minutesAgo(60), toDate: minutesAgo(10) }));
assert.match(job.data.jobId, /^\d+$/);
for (const id of [second.id, webhook.id]) {
  assert.equal((await step('delete webhook', () => app.webhooks.delete(id))).data.deleted, true);
}
assert.deepEqual((await step('list no webhooks', () => app.webhooks.get())).data, []);
console.log('walked');

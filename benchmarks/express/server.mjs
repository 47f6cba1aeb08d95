// Arguments: port, where Kafka is. BENCH_SECRET: the app's consumer secret.
import { createHmac, timingSafeEqual } from "node:crypto";
import express from "express";
import { Kafka, Partitioners, logLevel } from "kafkajs";

const [port, bootstrap] = process.argv.slice(2);
const secret = process.env.BENCH_SECRET;

const kafka = new Kafka({ clientId: "express", brokers: bootstrap.split(","), logLevel: logLevel.WARN });
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();

function signed(request) {
  const sent = Buffer.from(request.get("x-twitter-webhooks-signature") ?? "");
  const digest = createHmac("sha256", secret).update(request.rawBody).digest("base64");
  const expected = Buffer.from(`sha256=${digest}`);
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

const app = express();
app.disable("x-powered-by");
app.use(
  express.json({
    limit: "2mb",
    verify: (request, response, body) => {
      request.rawBody = body;
    },
  }),
);
app.post("/webhooks/:app/:endpoint", async (request, response) => {
  if (!signed(request)) {
    response.sendStatus(401);
    return;
  }
  // acks: -1 is Kafka's "all"; the answer waits for it.
  await producer.send({
    topic: "x.deliveries",
    acks: -1,
    messages: [{ key: request.body.for_user_id, value: request.rawBody }],
  });
  response.sendStatus(200);
});
app.listen(Number(port), "127.0.0.1");

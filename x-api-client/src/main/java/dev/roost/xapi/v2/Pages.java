package dev.roost.xapi.v2;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * X's list of activity subscriptions, read page after page. How X names the next page is not
 * published, so that a list that just ends is not taken for all there is.
 */
final class Pages {

  /** So many X gives at once, which is also what it gives by itself. */
  static final int MAX_RESULTS = 1000;

  /** Partners may have 150,000 subscriptions; an end for lists that have none. */
  static final int MOST_PAGES = 200;

  /**
   * One page.
   *
   * @param subscriptions those on it
   * @param total how many X says there are
   * @param next the token of the next page
   * @param isComplete whether X left none out: it shows no errors beside them
   */
  record Page(
      List<ActivitySubscription> subscriptions,
      OptionalLong total,
      Optional<String> next,
      boolean isComplete) {}

  private final Function<Call, Uni<Page>> reading;
  private final Optional<String> userId;

  /**
   * @param reading asks X for a page
   * @param userId those to this user alone
   */
  Pages(Function<Call, Uni<Page>> reading, Optional<String> userId) {
    this.reading = reading;
    this.userId = userId;
  }

  /** All that X shows, each time from the first page on. */
  Uni<ActivitySubscriptions> read() {
    return Uni.createFrom().deferred(() -> read(new Progress(), Optional.empty()));
  }

  /** What was read up to here. */
  private static final class Progress {
    private final Map<String, ActivitySubscription> found = new LinkedHashMap<>();
    private final Set<String> tokens = new HashSet<>();
    private boolean isComplete = true;
    private int pages;

    /** Adds a page, and says whether another one can follow. */
    boolean add(Page page) {
      pages++;
      isComplete &= page.isComplete();
      page.subscriptions().forEach(one -> found.putIfAbsent(one.subscriptionId(), one));
      return page.next().filter(tokens::add).isPresent() && pages < MOST_PAGES;
    }
  }

  private Uni<ActivitySubscriptions> read(Progress progress, Optional<String> token) {
    Call call = Call.of(Operation.LIST_SUBSCRIPTIONS).where("max_results", "" + MAX_RESULTS);
    Call ofUser = userId.map(id -> call.where("user_id", id)).orElse(call);
    return reading
        .apply(token.map(it -> ofUser.where("pagination_token", it)).orElse(ofUser))
        .flatMap(page ->
            progress.add(page)
                ? read(progress, page.next())
                : Uni.createFrom().item(ended(progress, page)));
  }

  private ActivitySubscriptions ended(Progress progress, Page last) {
    return new ActivitySubscriptions(
        new ArrayList<>(progress.found.values()),
        progress.isComplete && last.next().isEmpty() && isAll(progress, last));
  }

  /** X's total is that of the app, and decides unless one user's were asked for. */
  private boolean isAll(Progress progress, Page last) {
    boolean isTotal = last.total().isPresent() && last.total().getAsLong() == progress.found.size();
    boolean isShort = last.subscriptions().size() < MAX_RESULTS;
    return isTotal || (isShort && (last.total().isEmpty() || userId.isPresent()));
  }
}

package dev.roost.replay.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.roost.admin.paging.Page;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some of a webhook's jobs, the newest first.
 *
 * @param next the cursor of the page after this; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
    examples =
        """
        {"items":[{"jobId":"5e4b0c1e-4f0a-4a57-9b7e-0d2f3c1a9b11","app":"demo","endpoint":"main",
          "webhookId":"1234567890","from":"2026-11-01T09:05:00Z","to":"2026-11-01T09:20:00Z",
          "state":"queued","requestedAt":"2026-11-01T10:02:11Z",
          "changedAt":"2026-11-01T10:02:11Z"}],"next":"17"}
        """)
record ReplayJobPage(List<ReplayJobView> items, @Nullable String next) {

  static ReplayJobPage of(Page<ReplayJob> page) {
    return new ReplayJobPage(page.items().stream().map(ReplayJobView::of).toList(), page.next());
  }
}

package dev.roost.stack.userimport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roost.stack.api.AdminClient;
import dev.roost.stack.api.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;

/** Sends a file's lines to token-vault, and shows what became of each. */
public final class UserImport {

  private final AdminClient vault;
  private final PrintWriter out;
  private final Progress progress;

  /**
   * An import.
   *
   * @param vault as an admin
   * @param out a line of JSON for each line
   * @param err how far it is, every two seconds
   */
  public UserImport(AdminClient vault, PrintWriter out, PrintWriter err, Clock clock) {
    this.vault = vault;
    this.out = out;
    this.progress = new Progress(err, clock);
  }

  /**
   * Sends them all, a part at a time.
   *
   * @throws RefusedException the vault took none of a part; those before it are taken, and the same
   *     file can be sent again
   */
  public ImportTally run(String app, InputStream file)
      throws IOException, RefusedException, InterruptedException {
    LineParts parts = new LineParts(file);
    ImportTally tally = ImportTally.NONE;
    for (Optional<LinePart> part = parts.next(); part.isPresent(); part = parts.next()) {
      tally = send(app, part.get(), tally);
      progress.show(tally);
    }
    out.flush();
    return tally;
  }

  private ImportTally send(String app, LinePart part, ImportTally before)
      throws RefusedException, InterruptedException {
    ImportTally tally = before;
    for (JsonNode line : vault.postLines("/api/v1/apps/" + app + "/users/import", part.bytes())) {
      ((ObjectNode) line).put("line", part.first() - 1 + line.path("line").asLong());
      out.println(line);
      tally = tally.with(line.path("result").asText());
    }
    return tally;
  }
}

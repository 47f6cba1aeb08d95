package dev.roost.stack.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.stack.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ActivityTableTest {

  private final Map<String, String> names =
      Map.of("11", "ada", "22", "ben", "33", "fifteen_letters");

  @Test
  void columnsAreAlignedUnderTheirNames() {
    var table = table(false);

    assertThat(table.head() + "\n" + table.row(like("true")) + "\n" + table.row(like("false")))
        .isEqualTo(
            """
            happened at   type                              user             actor            own  id
            08:15:30.250  like.create                       ada              ben              own  0123456789ab
            08:15:30.250  like.create                       ada              ben                   0123456789ab\
            """
                .indent(2)
                .stripTrailing());
  }

  @Test
  void theLongestNamesAndTypesMoveNoColumn() {
    var longest =
        new Activity(
            Map.of(
                "ce_type", "com.x.chat.conversation.admin_removed",
                "ce_time", "2026-11-01T08:15:30.250Z",
                "ce_id", "0123456789abcdef",
                "roost-for-user", "33",
                "roost-actor", "33"),
            MissingNode.getInstance());
    var table = table(false);

    assertThat(table.row(longest).indexOf("0123456789ab"))
        .isEqualTo(table.head().lastIndexOf("id"));
  }

  @Test
  void aStrangerIsShownByIdAndNobodyByADash() {
    var activity =
        new Activity(
            Map.of("ce_type", "com.x.unknown", "ce_time", "soon", "roost-for-user", "99"),
            MissingNode.getInstance());

    assertThat(table(false).row(activity).split(" +"))
        .containsExactly("", "soon", "unknown", "99", "-");
  }

  @Test
  void whatXGivesNoTimeOfIsShownWithWhenItWasReceived() {
    var activity =
        new Activity(
            Map.of("ce_type", "com.x.unknown", "roost-received-at", "2026-11-01T08:15:30.250Z"),
            MissingNode.getInstance());

    assertThat(table(false).row(activity)).contains("08:15:30.250");
  }

  @Test
  void coloursDoNotMoveColumns() {
    String plain = table(false).row(like("true"));
    String coloured = table(true).row(like("true"));

    assertThat(coloured).isNotEqualTo(plain);
    assertThat(coloured.replaceAll("\u001b\\[[0-9]*m", "")).isEqualTo(plain);
  }

  private ActivityTable table(boolean colours) {
    var screen = new Screen(new PrintStream(new ByteArrayOutputStream()), colours);
    return new ActivityTable(screen, ZoneOffset.UTC, id -> names.getOrDefault(id, id));
  }

  private static Activity like(String own) {
    return new Activity(
        Map.of(
            "ce_type", "com.x.like.create",
            "ce_time", "2026-11-01T08:15:30.250Z",
            "ce_id", "0123456789abcdef",
            "roost-for-user", "11",
            "roost-actor", "22",
            "roost-own", own),
        MissingNode.getInstance());
  }
}

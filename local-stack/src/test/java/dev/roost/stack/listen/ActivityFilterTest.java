package dev.roost.stack.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roost.stack.feed.Activity;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ActivityFilterTest {

  /** Each line: types, users, whether only own ones; of the activity: type, own; shown or not. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
                      ,       , false, post.create, false, true
          post        ,       , false, post.create, false, true
          post.create ,       , false, post.create, false, true
          post.create ,       , false, post.delete, false, false
          po          ,       , false, post.create, false, false
          dm post     ,       , false, post.delete, false, true
          dm like     ,       , false, post.delete, false, false
                      , 11    , false, post.create, false, true
                      , 22 11 , false, post.create, false, true
                      , 22    , false, post.create, false, false
                      ,       , true,  post.create, true,  true
                      ,       , true,  post.create, false, false
          post        , 11    , true,  post.create, true,  true
          post        , 22    , true,  post.create, true,  false
          """)
  void whatFitsIsShown(
      @Nullable String types,
      @Nullable String users,
      boolean own,
      String type,
      boolean isOwn,
      boolean isShown) {
    Map<String, String> headers =
        Map.of(
            "ce_type", "com.x." + type, "roost-for-user", "11", "roost-own", String.valueOf(isOwn));
    Activity activity = new Activity(headers, MissingNode.getInstance());

    assertThat(new ActivityFilter(words(types), words(users), own).matches(activity))
        .isEqualTo(isShown);
  }

  private static List<String> words(@Nullable String text) {
    return text == null ? List.of() : Stream.of(text.split(" ")).toList();
  }
}

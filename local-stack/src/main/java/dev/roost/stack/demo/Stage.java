package dev.roost.stack.demo;

import dev.roost.simulatorclient.Act;
import dev.roost.simulatorclient.SimulatorClient;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the scenes are played: knows everybody's latest Post and what came of each scene. */
final class Stage {

  private static final Set<String> DONE_TO_A_POST = Set.of("reply", "quote", "repost", "like");
  private static final Set<String> MAKES_A_POST = Set.of("post", "reply", "quote");

  private final SimulatorClient simulator;
  private final Cast cast;
  private final Map<String, String> latestPost = new HashMap<>();
  private final Set<String> happenings = new HashSet<>();

  Stage(SimulatorClient simulator, Cast cast) {
    this.simulator = simulator;
    this.cast = cast;
  }

  /** Has it happen. */
  void play(Scene scene) {
    Act.Outcome outcome = simulator.act(act(scene));
    outcome.happenings().forEach(happening -> happenings.add(happening.id()));
    String postId = outcome.postId();
    if (postId != null && MAKES_A_POST.contains(scene.act())) {
      latestPost.put(scene.actor(), postId);
    }
  }

  private Act act(Scene scene) {
    String to = scene.to();
    @Nullable String target = to == null ? null : cast.id(to);
    return new Act(cast.id(scene.actor()), scene.act(), target, post(scene), scene.text());
  }

  private @Nullable String post(Scene scene) {
    if (scene.act().equals("delete")) {
      return latestPost.remove(scene.actor());
    }
    String to = scene.to();
    return to != null && DONE_TO_A_POST.contains(scene.act()) ? latestPost.get(to) : null;
  }

  /** Ids of all that happened so far. */
  Set<String> happenings() {
    return Set.copyOf(happenings);
  }
}

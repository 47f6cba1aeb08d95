package dev.roost.system.mutation;

import dev.roost.system.oracle.Fault;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of a mutant, or of Roost without a defect under the same conditions.
 *
 * @param name the mutant's, or of what else was run
 * @param expected which faults had to be found
 * @param found how many of each fault were found in the last try
 * @param tries which try that was, of how many
 * @param seconds how long all tries took, with the build
 * @param status what that means
 * @param remark what to do, where it is not as it should be; else empty
 */
public record MutantResult(
    String name,
    String expected,
    Map<Fault, Integer> found,
    String tries,
    long seconds,
    Status status,
    String remark) {

  /** What the findings of a run mean. */
  public enum Status {
    /** Roost as it is: nothing was found. */
    GREEN("green", true),
    /** The expected faults were found, and no others. */
    KILLED("killed", true),
    /** Nothing was found in any try. */
    SURVIVED("SURVIVED", false),
    /** Other faults than the expected were found, or too few of them. */
    OTHER_FAULTS("OTHER FAULTS", false),
    /** Roost as it is has faults. */
    RED("RED", false),
    /** Its patch does not apply, or the service does not build with it. */
    NOT_BUILT("NOT BUILT", false),
    /** The run itself did not come to its end. */
    NOT_ENDED("NOT ENDED", false);

    private final String word;
    private final boolean right;

    Status(String word, boolean right) {
      this.word = word;
      this.right = right;
    }

    String word() {
      return word;
    }

    /** Whether it is as it should be. */
    public boolean isRight() {
      return right;
    }
  }

  String foundText() {
    return found.isEmpty()
        ? "nothing"
        : found.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }
}

package dev.roost.simulator.misanswer;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/** Wrong answers over HTTP. */
@Path("/simulator/misanswers")
public final class MisanswerResource {

  private final WrongAnswers answers;

  MisanswerResource(WrongAnswers answers) {
    this.answers = answers;
  }

  /** Sets all of them; what is absent is right again. */
  @PUT
  public Misanswers put(@Nullable Misanswers wanted) {
    answers.set(wanted == null ? Misanswers.NONE : wanted);
    return answers.inForce();
  }

  /** Those in force, with the calls that are left. */
  @GET
  public Misanswers get() {
    return answers.inForce();
  }
}

package dev.roost.subscriptions.publicurl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChallengeAnswerTest {

  /** The likely cause is an allow-list of X's networks, which this call does not come from. */
  @Test
  void a403NamesTheSettingThatAdmitsRoostsOwnChallenge() {
    Answered answered = ChallengeAnswer.judge(403, "");

    assertThat(answered)
        .isInstanceOfSatisfying(
            Answered.Wrong.class,
            wrong -> assertThat(wrong.remedy()).contains("roost.ingest.sources.own"));
  }
}

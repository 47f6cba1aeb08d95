package dev.roost.testsupport.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ClockAgentTest {

  private static final String SYSTEM_TIME = "org/apache/kafka/common/utils/SystemTime";

  @Test
  void kafkasClockAsksTheAgentForTheWallClockAndTheMachineForDurations() throws IOException {
    byte[] original = bytes(SYSTEM_TIME);

    List<String> calls = calls(ClockAgent.rewritten(original));

    assertThat(calls(original)).contains("java/lang/System.currentTimeMillis");
    assertThat(calls)
        .contains("dev/roost/testsupport/clock/ClockAgent.currentTimeMillis")
        .contains("java/lang/System.nanoTime")
        .doesNotContain("java/lang/System.currentTimeMillis");
  }

  @Test
  void itConcernsKafkasClassesThatReadTheWallClockAndNoOthers() throws IOException {
    assertThat(ClockAgent.concerns(SYSTEM_TIME, bytes(SYSTEM_TIME))).isTrue();
    assertThat(
            ClockAgent.concerns(
                "org/apache/kafka/common/Uuid", bytes("org/apache/kafka/common/Uuid")))
        .isFalse();
    assertThat(ClockAgent.concerns("dev/roost/Other", bytes(SYSTEM_TIME))).isFalse();
    assertThat(ClockAgent.concerns(null, bytes(SYSTEM_TIME))).isFalse();
  }

  private static List<String> calls(byte[] classFile) {
    ClassModel model = ClassFile.of().parse(classFile);
    return model.methods().stream()
        .flatMap(method -> method.code().stream())
        .flatMap(code -> code.elementStream())
        .filter(InvokeInstruction.class::isInstance)
        .map(InvokeInstruction.class::cast)
        .map(call -> call.owner().asInternalName() + "." + call.name().stringValue())
        .toList();
  }

  private static byte[] bytes(String className) throws IOException {
    ClassLoader loader = ClockAgentTest.class.getClassLoader();
    try (InputStream in =
        Objects.requireNonNull(loader.getResourceAsStream(className + ".class"))) {
      return in.readAllBytes();
    }
  }
}

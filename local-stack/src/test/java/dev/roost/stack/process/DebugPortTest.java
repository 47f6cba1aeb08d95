package dev.roost.stack.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class DebugPortTest {

  private static final Pattern LISTENING = Pattern.compile("Listening .* at address: (\\d+)");
  private static final String HANDSHAKE = "JDWP-Handshake";

  @Test
  @Timeout(60)
  void aJavaProcessStartedWithItAcceptsADebugger() throws Exception {
    Process process = javaProcess(new DebugPort(0));
    try (BufferedReader output = process.inputReader();
        Socket debugger = new Socket(InetAddress.getLoopbackAddress(), portSaidIn(output))) {

      debugger.getOutputStream().write(HANDSHAKE.getBytes(US_ASCII));

      byte[] answer = debugger.getInputStream().readNBytes(HANDSHAKE.length());
      assertThat(new String(answer, US_ASCII)).isEqualTo(HANDSHAKE);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void aNumberThatIsNoPortIsRefused() {
    assertThat(Stream.of("-1", "65536", "123456789012", "", "x"))
        .allSatisfy(text ->
            assertThatThrownBy(() -> DebugPort.parse(text))
                .isInstanceOf(StartFailedException.class)
                .hasMessage("A debug port is between 0 and 65535, not %s.", text));
  }

  /** The JDK's own web server: a Java process that stays. */
  private static Process javaProcess(DebugPort port) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-m", "jdk.httpserver", "-b", "127.0.0.1", "-p", "0");
    builder.environment().putAll(port.environment());
    return builder.redirectErrorStream(true).start();
  }

  private static int portSaidIn(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        return Integer.parseInt(listening.group(1));
      }
    }
    throw new AssertionError("the process ended without a debug port");
  }
}

package dev.roost.testsupport.clock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * A Java agent that shifts the wall clock of Apache Kafka in its process: every call of {@link
 * System#currentTimeMillis} in Kafka's classes becomes one of {@link #currentTimeMillis}, as those
 * classes are loaded. Durations are untouched: {@link System#nanoTime} is as it was, as on a
 * machine whose clock is set. A {@link ProcessClock} makes the option that loads it.
 */
public final class ClockAgent {

  private static final String METHOD = "currentTimeMillis";
  private static final ClassDesc AGENT = ClassDesc.of(ClockAgent.class.getName());
  private static final MethodTypeDesc RETURNS_LONG = MethodTypeDesc.of(ConstantDescs.CD_long);

  private static volatile ByteBuffer offset = ByteBuffer.allocate(Long.BYTES);

  private ClockAgent() {}

  /**
   * Called by the JVM before {@code main}.
   *
   * @param file holds the offset in milliseconds, eight bytes, and may be changed at any time
   * @throws IOException the file cannot be read, which ends the process
   */
  public static void premain(String file, Instrumentation instrumentation) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
      offset = channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES);
    }
    instrumentation.addTransformer(new Rewriting());
  }

  /** The time of the machine, and the offset. */
  public static long currentTimeMillis() {
    return System.currentTimeMillis() + offset.getLong(0);
  }

  /** Whether a class is one of Kafka's that reads the wall clock. */
  static boolean concerns(@Nullable String className, byte[] bytes) {
    return className != null
        && (className.startsWith("org/apache/kafka/") || className.startsWith("kafka/"))
        && new String(bytes, ISO_8859_1).contains(METHOD);
  }

  /** The same class, which asks this one for the time. */
  static byte[] rewritten(byte[] bytes) {
    ClassFile classFile = ClassFile.of();
    return classFile.transformClass(
        classFile.parse(bytes), ClassTransform.transformingMethodBodies(ClockAgent::rewrite));
  }

  private static void rewrite(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.opcode() == Opcode.INVOKESTATIC
        && call.owner().asInternalName().equals("java/lang/System")
        && call.name().equalsString(METHOD)) {
      code.invokestatic(AGENT, METHOD, RETURNS_LONG);
    } else {
      code.with(element);
    }
  }

  private static final class Rewriting implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String className,
        @Nullable Class<?> classBeingRedefined,
        @Nullable ProtectionDomain protectionDomain,
        byte[] bytes) {
      return concerns(className, bytes) ? rewritten(bytes) : null;
    }
  }
}

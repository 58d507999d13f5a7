package dev.errand.provider;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a node computes on, as the machine itself says.
 *
 * @param name of the GPU or the CPU
 * @param count GPUs, or cores of a CPU
 * @param memoryBytes of one GPU, or the machine's memory
 * @param gpu whether it is a GPU
 */
public record Hardware(String name, int count, long memoryBytes, boolean gpu) {

    private static final Path CPU_LIST = Path.of("/proc/cpuinfo");
    private static final long MIB = 1024L * 1024;

    /** Asks nvidia-smi, and where there is none the operating system. */
    public static Hardware read() {
        return gpus().orElseGet(Hardware::cpu);
    }

    private static Optional<Hardware> gpus() {
        try {
            Process process = new ProcessBuilder(
                            "nvidia-smi", "--query-gpu=name,memory.total", "--format=csv,noheader,nounits")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                return Optional.empty();
            }
            return parseGpus(answer);
        } catch (IOException e) {
            return Optional.empty(); // no such program: no such GPU
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Reads lines like {@code NVIDIA A100-SXM4-80GB, 81920}. A machine with different GPUs counts as its first kind. */
    static Optional<Hardware> parseGpus(String answer) {
        List<String[]> lines = answer.lines()
                .map(line -> line.split(",", -1))
                .filter(fields -> fields.length == 2 && fields[1].strip().matches("\\d+"))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String name = lines.getFirst()[0].strip();
        int alike = (int)
                lines.stream().filter(fields -> fields[0].strip().equals(name)).count();
        return Optional.of(new Hardware(name, alike, Long.parseLong(lines.getFirst()[1].strip()) * MIB, true));
    }

    private static Hardware cpu() {
        int cores = Runtime.getRuntime().availableProcessors();
        long memory =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : Runtime.getRuntime().maxMemory();
        return new Hardware(cpuName(), cores, memory, false);
    }

    private static String cpuName() {
        try {
            return Files.readAllLines(CPU_LIST).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch") + " CPU");
        } catch (IOException e) {
            return System.getProperty("os.arch") + " CPU";
        }
    }
}

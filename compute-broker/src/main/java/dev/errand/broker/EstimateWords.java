package dev.errand.broker;

import dev.errand.sizing.Catalog.HourlyPrice;
import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Job.Rendering;
import dev.errand.sizing.Job.Training;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Model;
import dev.errand.sizing.Sizing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an estimate says, in English or in Chinese. */
enum EstimateWords {
    ENGLISH,
    CHINESE;

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final double HOUR = 3600;
    private static final double DAY = 24 * HOUR;
    private static final double YEAR = 365.25 * DAY;

    static EstimateWords in(String language) {
        return language.equals("zh") ? CHINESE : ENGLISH;
    }

    private String say(String english, String chinese, Object... values) {
        return String.format(Locale.ROOT, this == ENGLISH ? english : chinese, values);
    }

    String noGpu(Gpu gpu) {
        return say("No GPU was named; this is for %s.", "没有指定GPU，按%s估算。", gpu.name());
    }

    String knownBySizeOnly(Model model) {
        return say(
                "No model is known as '%s'; it is reckoned as %s parameters like its kin, which makes the range wider.",
                "没有名为“%s”的模型的资料，按%s参数的同类模型估算，误差范围因此更大。",
                model.name(),
                this == ENGLISH ? plain(model.parameters() / 1e9) + " billion" : plain(model.parameters() / 1e8) + "亿");
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    String assumedLengths(long input, long output) {
        return say(
                "Where no lengths were said, %d tokens in and %d out a request are assumed.",
                "没有说明长度时，按每个请求输入%d、输出%d个token估算。", input, output);
    }

    String missing(String what) {
        return say("say how many: '%s' is missing", "缺少“%s”，请说明", what);
    }

    String noPrice(Gpu gpu) {
        return say("no rent for %s is known", "没有%s的租价", gpu.name());
    }

    /** FLOPs, time and memory, one sentence or two each. */
    List<String> sized(Job job, Machine machine, Sizing sizing, double fewest, double most) {
        List<String> lines = new ArrayList<>();
        lines.add(flops(job, sizing));
        lines.add(
                switch (job) {
                    case Training any ->
                        say(
                                "Time on %d × %s: about %s, between %s and %s. Dense peak is %.0f TFLOPS each; 40 %% of it is"
                                        + " assumed, and 25 to 55 %% for the range.",
                                "%d × %s 上约需%s，在%s到%s之间。每张稠密峰值%.0f TFLOPS，这里假定能用到40%%，范围按25%%到55%%算。",
                                machine.count(),
                                machine.gpu().name(),
                                time(sizing.seconds()),
                                time(fewest),
                                time(most),
                                machine.gpu().bf16() / 1e12);
                    case Inference any ->
                        say(
                                "Time on %d × %s: about %s, nine times in ten between %s and %s, once weights are loaded; %.0f tokens/s"
                                        + " at full load. What binds is %s.",
                                "%d × %s 上约需%s（权重装好之后），十次有九次在%s到%s之间；满载每秒%.0f个token。瓶颈是%s。",
                                machine.count(),
                                machine.gpu().name(),
                                time(sizing.seconds()),
                                time(fewest),
                                time(most),
                                sizing.tokensPerSecond(),
                                bound(sizing));
                    case Rendering any ->
                        say(
                                "Time on %d × %s: about %s, between %s and %s.",
                                "%d × %s 上约需%s，在%s到%s之间。",
                                machine.count(),
                                machine.gpu().name(),
                                time(sizing.seconds()),
                                time(fewest),
                                time(most));
                });
        if (sizing.memoryBytes() > 0) {
            lines.add(memory(job, machine, sizing));
        }
        return lines;
    }

    private String flops(Job job, Sizing sizing) {
        return switch (job) {
            case Training it ->
                say(
                        "Work: %.3g FLOPs, 6 × %.4g parameters × %.4g tokens.",
                        "计算量：%.3g FLOPs = 6 × %.4g 个参数 × %.4g 个token。",
                        sizing.flops(),
                        it.model().activeParameters(),
                        it.tokens());
            case Inference it ->
                say(
                        "Work: %.3g FLOPs, 2 × %.4g parameters × %.4g tokens.",
                        "计算量：%.3g FLOPs = 2 × %.4g 个参数 × %.4g 个token。",
                        sizing.flops(),
                        it.model().activeParameters(),
                        (it.inputTokens() + it.outputTokens()) * it.requests());
            case Rendering it ->
                say(
                        "Work: %.0f frames of %.4g s each on %s.",
                        "工作量：%.0f帧，每帧在%3$s上%2$.4g秒。",
                        it.frames(),
                        it.secondsPerFrame(),
                        it.reference().name());
        };
    }

    private String memory(Job job, Machine machine, Sizing sizing) {
        double needed = sizing.memoryBytes() / GIB;
        double there = machine.count() * machine.gpu().memoryBytes() / GIB;
        if (sizing.fits()) {
            return say("Memory: %.0f of %.0f GiB.", "显存：需%.0f GiB，共有%.0f GiB。", needed, there);
        }
        return job instanceof Training
                ? say(
                        "It does not fit: weights, gradients and optimiser state take %.0f GiB, and there are %.0f; the time is"
                                + " what it would be if they were kept elsewhere.",
                        "装不下：权重、梯度和优化器状态要%.0f GiB，而显存只有%.0f GiB；上面的时间是假设它们放在别处。", needed, there)
                : say(
                        "It does not fit: %.0f GiB are needed, and there are %.0f.",
                        "装不下：要%.0f GiB，只有%.0f GiB。", needed, there);
    }

    String holding(Machine machine, Sizing sizing) {
        return say(
                "At least %d of them hold it; shared out over those at the same efficiency it takes about %s.",
                "至少%d张才装得下；按同样的利用率分摊，约需%s。", machine.count(), time(sizing.seconds()));
    }

    String price(HourlyPrice price, double low, double high) {
        return say(
                "Price: %,.2f to %,.2f USD, at %.2f to %.2f USD a GPU-hour.",
                "价格：%,.2f到%,.2f美元（每张每小时%.2f到%.2f美元）。", low, high, price.low(), price.high());
    }

    String rent(Gpu gpu, int count, double seconds, HourlyPrice price) {
        double hours = seconds / HOUR * count;
        return say(
                "%d × %s for %s: %,.2f to %,.2f USD, at %.2f to %.2f USD a GPU-hour.",
                "%d × %s 租%s：%,.2f到%,.2f美元（每张每小时%.2f到%.2f美元）。",
                count,
                gpu.name(),
                time(seconds),
                hours * price.low(),
                hours * price.high(),
                price.low(),
                price.high());
    }

    String misprint() {
        return say(
                "A text that uses this example prints 3.15e22 FLOPs and 584 days. It leaves out its own factor 6, and divides"
                        + " by 624 TFLOPS, which an A100 has only for sparse matrices; dense it is 312.",
                "有一份材料对这个例子写的是3.15e22 FLOPs和584天：它漏掉了自己的系数6，并且除以624 TFLOPS，那是A100的稀疏峰值；稠密是312。");
    }

    private String bound(Sizing sizing) {
        return switch (sizing.bound()) {
            case COMPUTE -> say("compute", "算力");
            case BANDWIDTH -> say("memory bandwidth", "显存带宽");
            case MEMORY -> say("memory", "显存容量");
            case NETWORK -> say("the network between GPUs", "GPU之间的网络");
        };
    }

    private String time(double seconds) {
        if (seconds < 120) {
            return say("%.1f s", "%.1f秒", seconds);
        }
        if (seconds < 2 * HOUR) {
            return say("%.1f minutes", "%.1f分钟", seconds / 60);
        }
        if (seconds < 2 * DAY) {
            return say("%.1f hours", "%.1f小时", seconds / HOUR);
        }
        return seconds < 2 * YEAR
                ? say("%,.1f days", "%,.1f天", seconds / DAY)
                : say("%,.0f days (%.1f years)", "%,.0f天（%.1f年）", seconds / DAY, seconds / YEAR);
    }
}

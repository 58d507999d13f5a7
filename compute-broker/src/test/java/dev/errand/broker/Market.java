package dev.errand.broker;

import dev.errand.sizing.Catalog;
import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Model;
import dev.errand.sizing.Pace;
import dev.errand.sizing.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Jobs and offers for tests: single ones by hand, many drawn from a seed. */
final class Market {

    static final Catalog CATALOG = Catalog.bundled();
    static final Quoter QUOTER = new Quoter(Pace.bundled(), Quoter.LEAST_RELIABILITY);

    private static final List<String> MODELS = List.of("Llama-3.1-8B", "Llama-3.1-70B", "Qwen3-0.6B");
    private static final List<String> GPUS = List.of("H100-SXM", "A100-SXM-40GB", "L40S", "RTX4090");

    private Market() {}

    static Inference work(String model, Precision precision, double requests) {
        return Inference.of(CATALOG.model(model), precision, 1024, 256, requests);
    }

    static Offer offer(String id, String gpu, int count, double usd) {
        return new Offer(id, "provider of " + id, CATALOG.gpu(gpu), count, usd, "eu-west", 1000, Set.of(), 0.99);
    }

    static List<Offer> offers(int count, Random random) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Gpu gpu = CATALOG.gpu(GPUS.get(random.nextInt(GPUS.size())));
            Model held = CATALOG.model(MODELS.get(random.nextInt(MODELS.size())));
            offers.add(new Offer(
                    "offer" + i,
                    "provider" + i,
                    gpu,
                    1 << random.nextInt(4),
                    0.3 + gpu.bf16() / 1e15 * (1.5 + random.nextDouble()),
                    random.nextBoolean() ? "eu-west" : "us-east",
                    List.of(100.0, 1000.0, 10_000.0).get(random.nextInt(3)),
                    Set.of(held.name()),
                    0.4 + 0.6 * random.nextDouble()));
        }
        return offers;
    }

    static List<Order> orders(int count, Random random) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Precision precision = random.nextBoolean() ? Precision.BF16 : Precision.FP8;
            double requests = Math.ceil(Math.exp(9 * random.nextDouble()));
            orders.add(new Order(
                    "job" + i,
                    work(MODELS.get(random.nextInt(MODELS.size())), precision, requests),
                    random.nextBoolean() ? Double.POSITIVE_INFINITY : 1800.0 * (1 + random.nextInt(10)),
                    random.nextInt(4) > 0 ? Double.POSITIVE_INFINITY : 0.5,
                    random.nextInt(4) > 0 ? "" : "eu"));
        }
        return orders;
    }
}

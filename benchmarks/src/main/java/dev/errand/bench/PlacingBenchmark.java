package dev.errand.bench;

import dev.errand.broker.Assignment;
import dev.errand.broker.Broker;
import dev.errand.broker.Offer;
import dev.errand.broker.Order;
import dev.errand.broker.Placement;
import dev.errand.broker.Placement.Placed;
import dev.errand.broker.Quoter;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job.Inference;
import dev.errand.sizing.Model;
import dev.errand.sizing.Pace;
import dev.errand.sizing.Precision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Placing jobs on offers: one by one, as a batch, and single quotes. Jobs have one of nine lengths, as requests of an application
 * do; the first pass over them, in which every model meets every kind of GPU, is measured by itself.
 */
final class PlacingBenchmark implements Benchmark {

    private static final List<Integer> LENGTHS = List.of(256, 1024, 4096);
    private static final List<Precision> PRECISIONS = List.of(Precision.BF16, Precision.FP8);
    private static final List<String> REGIONS = List.of("eu-west", "us-east", "ap-south");
    private static final List<Double> NETWORKS = List.of(100.0, 1_000.0, 10_000.0);

    private final Catalog catalog = Catalog.bundled();
    private final Quoter quoter = new Quoter(Pace.bundled(), Quoter.LEAST_RELIABILITY);

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public String about() {
        return "10,000 jobs on 1,000 offers one by one, 1,000 on 200 as a batch, single quotes";
    }

    @Override
    public void run(Report report) {
        Random random = new Random(1);
        List<Offer> offers = offers(1_000, random);
        List<Order> orders = orders(10_000, random);
        report.figure("broker.one-by-one.first", seconds(orders, offers), "s");
        report.figure("broker.one-by-one", seconds(orders, offers), "s");
        List<Offer> fewer = offers.subList(0, 200);
        List<Order> batch = orders.subList(0, 1_000);
        long start = System.nanoTime();
        Assignment assignment = Assignment.of(quoter, batch, fewer);
        report.figure("broker.batch", (System.nanoTime() - start) / 1e9, "s");
        report.figure("broker.batch.gap", assignment.gap() * 100, "%");
        report.figure("broker.batch.placed", count(assignment.placements()), "jobs");
        quotes(report, orders, offers);
    }

    private double seconds(List<Order> orders, List<Offer> offers) {
        Broker broker = new Broker(quoter, offers);
        long start = System.nanoTime();
        orders.forEach(broker::place);
        return (System.nanoTime() - start) / 1e9;
    }

    private void quotes(Report report, List<Order> orders, List<Offer> offers) {
        double[] millis = new double[orders.size()];
        for (int i = 0; i < millis.length; i++) {
            Offer offer = offers.get(i % offers.size());
            long start = System.nanoTime();
            quoter.quote(orders.get(i), offer, offer.count());
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        report.figure("broker.quote.p50", millis[millis.length / 2], "ms");
        report.figure("broker.quote.p99", millis[millis.length * 99 / 100], "ms");
    }

    private static int count(List<Placement> placements) {
        return (int) placements.stream().filter(Placed.class::isInstance).count();
    }

    private List<Offer> offers(int count, Random random) {
        List<Gpu> gpus = List.copyOf(catalog.gpus());
        List<Model> models = List.copyOf(catalog.models());
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Gpu gpu = any(gpus, random);
            offers.add(new Offer(
                    "offer" + i,
                    "provider" + i,
                    gpu,
                    4 << random.nextInt(4),
                    (0.2 + gpu.bf16() / 1e15 * 2.5) * (0.7 + 0.6 * random.nextDouble()),
                    any(REGIONS, random),
                    any(NETWORKS, random),
                    Set.of(any(models, random).name()),
                    0.4 + 0.6 * random.nextDouble()));
        }
        return offers;
    }

    private List<Order> orders(int count, Random random) {
        List<Model> models = List.copyOf(catalog.models());
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Inference work = Inference.of(
                    any(models, random),
                    any(PRECISIONS, random),
                    any(LENGTHS, random),
                    any(LENGTHS, random) / 4.0,
                    Math.ceil(Math.exp(9 * random.nextDouble())));
            double deadline = random.nextBoolean() ? Double.POSITIVE_INFINITY : 3600.0 * (1 + random.nextInt(24));
            String region = random.nextInt(5) > 0 ? "" : any(REGIONS, random);
            orders.add(new Order("job" + i, work, deadline, Double.POSITIVE_INFINITY, region));
        }
        return orders;
    }

    private static <T> T any(List<T> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }
}

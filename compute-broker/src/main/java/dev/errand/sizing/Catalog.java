package dev.errand.sizing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The models and GPUs that are known by name: those of the data files here, and those that a user adds or replaces.
 *
 * <p>Files are CSV with the header of {@code models.csv} and {@code gpus.csv} beside this class; columns that are left out count
 * as empty. A line whose name is already known replaces it.
 */
public final class Catalog {

    private static final double GIGA = 1e9;
    private static final double TERA = 1e12;
    private static final double MIB = 1024.0 * 1024;

    private final Map<String, Model> models;
    private final Map<String, Gpu> gpus;
    private final Names modelNames;
    private final Names gpuNames;

    private Catalog(Map<String, Model> models, Map<String, Gpu> gpus) {
        this.models = models;
        this.gpus = gpus;
        this.modelNames = Names.ofModels(models.keySet());
        this.gpuNames = Names.ofGpus(gpus.keySet());
    }

    /** What comes with Errand. */
    public static Catalog bundled() {
        Map<String, Model> models = new LinkedHashMap<>();
        bundledRows("models.csv").forEach(row -> addModel(models, row));
        Map<String, Gpu> gpus = new LinkedHashMap<>();
        bundledRows("gpus.csv").forEach(row -> addGpu(gpus, row));
        return new Catalog(models, gpus);
    }

    /**
     * This catalog and the models of a user's file.
     *
     * @throws UnsizableException if the file cannot be read, or a line of it cannot be a model
     */
    public Catalog withModels(Path file) {
        Map<String, Model> more = new LinkedHashMap<>(models);
        rows(file).forEach(row -> addModel(more, row));
        return new Catalog(more, gpus);
    }

    /**
     * This catalog and the GPUs of a user's file.
     *
     * @throws UnsizableException if the file cannot be read, or a line of it cannot be a GPU
     */
    public Catalog withGpus(Path file) {
        Map<String, Gpu> more = new LinkedHashMap<>(gpus);
        rows(file).forEach(row -> addGpu(more, row));
        return new Catalog(models, more);
    }

    /**
     * The model that a name means; case, hyphens, an owner before a slash and endings such as {@code -Instruct} do not matter.
     *
     * @throws UnsizableException if none is meant, with the names that come near
     */
    public Model model(String name) {
        return Objects.requireNonNull(models.get(modelNames.meant(name)));
    }

    /** Whether {@link #model} knows what a name means. */
    public boolean knowsModel(String name) {
        return modelNames.known(name).isPresent();
    }

    /**
     * The GPU that a name means; {@code H100} means the first of that family in the file, which is the SXM one.
     *
     * @throws UnsizableException if none is meant, with the names that come near
     */
    public Gpu gpu(String name) {
        return Objects.requireNonNull(gpus.get(gpuNames.meant(name)));
    }

    /**
     * What a GPU is rented for.
     *
     * @param low US dollars an hour, the lowest price met
     * @param high the highest
     */
    public record HourlyPrice(double low, double high) {}

    /** What a GPU of the bundled file was rented for when the file was made; empty if no price was found. */
    public static Optional<HourlyPrice> price(Gpu gpu) {
        return bundledRows("gpus.csv").stream()
                .filter(row -> row.text("name").equals(gpu.name()) && row.number("price_usd_h_low", 0) > 0)
                .findFirst()
                .map(row -> {
                    double low = row.number("price_usd_h_low", 0);
                    return new HourlyPrice(low, row.number("price_usd_h_high", low));
                });
    }

    /** All models, in the order of the file. */
    public Collection<Model> models() {
        return List.copyOf(models.values());
    }

    /** All GPUs, in the order of the file. */
    public Collection<Gpu> gpus() {
        return List.copyOf(gpus.values());
    }

    static List<Csv.Row> bundledRows(String name) {
        InputStream resource = Objects.requireNonNull(Catalog.class.getResourceAsStream(name), name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return Csv.read(reader, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Csv.Row> rows(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return new ArrayList<>(Csv.read(reader, file.toString()));
        } catch (IOException e) {
            throw new UnsizableException("there is no readable file at " + file);
        }
    }

    private static void addModel(Map<String, Model> models, Csv.Row row) {
        double parameters = row.number("params_b", 0) * GIGA;
        double active = row.number("active_params_b", parameters / GIGA) * GIGA;
        String name = named(row, "model");
        Model kin = Model.ofParameters(parameters, active);
        boolean shaped = row.number("layers", 0) > 0;
        int headSize = row.whole("head_dim", kin.headSize());
        int layers = row.whole("layers", kin.layers());
        int kvHeads = row.whole("kv_heads", Math.max(1, kin.heads() / 8));
        models.put(
                name,
                new Model(
                        name,
                        parameters,
                        active,
                        layers,
                        row.whole("hidden", kin.hidden()),
                        row.whole("heads", kin.heads()),
                        headSize,
                        row.number("kv_elems_per_token", 2.0 * layers * kvHeads * headSize),
                        row.whole("n_experts", shaped ? 0 : kin.experts()),
                        row.whole("experts_per_tok", shaped ? 0 : kin.expertsPerToken()),
                        row.whole("window", 0),
                        row.number("windowed_share", 0),
                        !shaped));
    }

    private static void addGpu(Map<String, Gpu> gpus, Csv.Row row) {
        String name = named(row, "name");
        double memory = row.number("usable_mib", row.number("mem_gb", 0) * 1000);
        gpus.put(
                name,
                new Gpu(
                        name,
                        row.text("arch"),
                        row.text("class").equals("consumer"),
                        row.number("bf16_dense_tflops", 0) * TERA,
                        row.number("fp8_dense_tflops", 0) * TERA,
                        row.number("fp4_dense_tflops", 0) * TERA,
                        memory * MIB,
                        row.number("mem_bw_gbs", 0) * GIGA,
                        row.number("link_gbs_unidir_per_gpu", 0) * GIGA,
                        row.number("pcie_gbs_unidir", 16) * GIGA));
    }

    private static String named(Csv.Row row, String column) {
        if (row.text(column).isEmpty()) {
            throw new UnsizableException(row.origin() + ": column " + column + " is empty");
        }
        return row.text(column);
    }
}

package dev.errand.rental;

import dev.errand.broker.Quote;
import dev.errand.gateway.Expectation;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseWork;
import dev.errand.sizing.Catalog;
import dev.errand.sizing.Gpu;
import dev.errand.sizing.Job;
import dev.errand.sizing.Machine;
import dev.errand.sizing.Measure;
import dev.errand.sizing.Model;
import dev.errand.sizing.Precision;
import dev.errand.sizing.Sizer;
import dev.errand.sizing.Sizing;
import dev.errand.sizing.UnsizableException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How fast rented machines have to be. For GPUs and models of the catalogue sizing predicts it: the rate's 5th percentile, shared out over
 * the requests that are sent at once, weights taken as of 16 bits, which is slowest. For others there is what the provider promised, stretched
 * to the 99th percentile ({@link Quote#LATEST}); requests that are sent at once wait for each other.
 */
final class ExpectedSpeed implements Expectation {

    private static final Logger LOG = LoggerFactory.getLogger(ExpectedSpeed.class);
    private static final Pattern HARDWARE = Pattern.compile("(\\d{1,4}) × (.+)"); // as ProviderAgent puts it
    private static final double PROMPT_TOKENS = 512;
    private static final double ANSWER_TOKENS = 256;

    private final Catalog catalog = Catalog.bundled();
    private final Sizer sizer = Sizer.bundled();
    private final Optional<Machine> machine;
    private final OptionalDouble promised;
    private final int atOnce;
    private final Map<String, OptionalDouble> known = new ConcurrentHashMap<>();

    /** @param atOnce requests that are sent to it at once */
    ExpectedSpeed(LeaseOffer offer, LeaseWork work, int atOnce) {
        this.machine = machine(offer.hardware());
        this.atOnce = atOnce;
        this.promised = work.kind() == LeaseWork.Kind.INFER && offer.seconds() > 0
                ? OptionalDouble.of(work.units() / offer.seconds() / (Quote.LATEST * atOnce))
                : OptionalDouble.empty();
    }

    private Optional<Machine> machine(String hardware) {
        Matcher parts = HARDWARE.matcher(hardware);
        if (!parts.matches() || Integer.parseInt(parts.group(1)) == 0) {
            return Optional.empty();
        }
        try {
            Gpu gpu = catalog.gpu(parts.group(2));
            return Optional.of(Machine.of(gpu, Integer.parseInt(parts.group(1))));
        } catch (UnsizableException e) {
            return Optional.empty(); // a CPU, or a GPU of which nothing is known
        }
    }

    @Override
    public OptionalDouble leastUnitsPerSecond(String model) {
        return known.computeIfAbsent(model, this::predicted);
    }

    private OptionalDouble predicted(String name) {
        Optional<Model> model = catalog.knowsModel(name) ? Optional.of(catalog.model(name)) : Model.ofNamedSize(name);
        if (machine.isEmpty() || model.isEmpty()) {
            return promised;
        }
        try {
            Sizing sizing = sizer.size(
                    new Job.Inference(
                            model.get(),
                            Precision.BF16,
                            Precision.FP16,
                            PROMPT_TOKENS,
                            ANSWER_TOKENS,
                            atOnce,
                            atOnce,
                            Measure.SERVING),
                    machine.get());
            return sizing.fits() ? OptionalDouble.of(sizing.low() / atOnce) : promised;
        } catch (UnsizableException e) {
            LOG.debug("nothing is predicted of {}", name, e);
            return promised;
        }
    }
}

package dev.errand.provider;

import dev.errand.agent.Agent;
import dev.errand.agent.Skill;
import dev.errand.key.Signer;
import dev.errand.lease.Metering;
import dev.errand.offer.LeaseOffer;
import dev.errand.offer.LeaseOrder;
import dev.errand.offer.LeaseReply;
import dev.errand.offer.LeaseWork;
import dev.errand.openai.ApiError;
import dev.errand.value.Bytes;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The agent by which a provider node is found and asked, like any other: it answers an order with signed terms, on which the
 * tenant may open a lease.
 */
public final class ProviderAgent {

    /** The capability by which it is found. */
    public static final String CAPABILITY = "lease";

    private static final List<String> TAGS =
            List.of("gpu", "compute", "inference", "embeddings", "rent", "算力", "租用", "嵌入");
    private static final List<String> EXAMPLES = List.of(
            "embed the lines of the attachment with all-minilm-l6-v2-q",
            "rent 2 H100 for 3 hours",
            "用all-minilm-l6-v2-q计算附件的嵌入",
            "租1张H100用两小时");

    private final ProviderNode node;
    private final LeaseDesk desk;

    private ProviderAgent(ProviderNode node, LeaseDesk desk) {
        this.node = node;
        this.desk = desk;
    }

    /**
     * The agent of a node.
     *
     * @param key the agent's
     * @param name for people
     * @param version of its card
     * @param endpoint where other programs post envelopes for it; empty where it is asked in this one only
     */
    public static Agent of(
            Signer key, String name, int version, ProviderNode node, LeaseDesk desk, Optional<URI> endpoint) {
        ProviderAgent provider = new ProviderAgent(node, desk);
        Agent.Builder builder = Agent.builder(key)
                .name(name)
                .version(version)
                .description("Rents out " + node.hardware().name() + " and serves "
                        + String.join(", ", node.modelNames()) + ".")
                .provider(name)
                .skill(
                        new Skill(
                                CAPABILITY,
                                "Rent machines",
                                "Signs terms on which leases of its machines can be opened.",
                                CAPABILITY,
                                TAGS,
                                EXAMPLES),
                        LeaseOrder.class,
                        LeaseReply.class,
                        (order, context) -> provider.answer(order));
        endpoint.ifPresent(builder::endpoint);
        return builder.build();
    }

    private LeaseReply answer(LeaseOrder order) {
        LeaseWork work = order.work();
        Optional<String> reason = unserved(work);
        if (reason.isPresent()) {
            return new LeaseReply.Declined(reason.get());
        }
        try {
            LeaseDesk.Quote quote = desk.quote(order);
            return new LeaseOffer(
                    quote.terms(),
                    Bytes.of(quote.signature().toBytes()),
                    node.uri(),
                    node.hardware().count() + " × " + node.hardware().name(),
                    seconds(work));
        } catch (ApiError e) {
            return new LeaseReply.Declined(String.valueOf(e.getMessage()));
        }
    }

    private double seconds(LeaseWork work) {
        if (work.kind() == LeaseWork.Kind.RENT) {
            return work.duration().toSeconds();
        }
        double speed = node.unitsPerSecond();
        return speed > 0 ? work.units() / speed : 0;
    }

    private Optional<String> unserved(LeaseWork work) {
        Hardware hardware = node.hardware();
        Metering wanted = work.kind() == LeaseWork.Kind.RENT ? Metering.SECONDS : Metering.UNITS;
        if (wanted != desk.listing().metering()) {
            return Optional.of(
                    wanted == Metering.SECONDS
                            ? "I am paid by what I answer, and not rented by the hour"
                            : "I am rented by the hour, and not paid by what I answer");
        }
        if (work.model().filter(model -> !node.modelNames().contains(model)).isPresent()) {
            return Optional.of("I serve " + String.join(", ", node.modelNames()) + ", and not "
                    + work.model().get());
        }
        if (work.gpu().filter(gpu -> !isA(hardware, gpu)).isPresent()) {
            return Optional.of(
                    "I have " + hardware.name() + ", and no " + work.gpu().get());
        }
        return work.gpus() > hardware.count()
                ? Optional.of("I have " + hardware.count() + " of them, and not " + work.gpus())
                : Optional.empty();
    }

    /** {@code H100} is what nvidia-smi calls {@code NVIDIA H100 80GB HBM3}, and the catalogue {@code H100-SXM}. */
    private static boolean isA(Hardware hardware, String gpu) {
        return List.of(hardware.name().toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1))
                .containsAll(List.of(gpu.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1)));
    }
}

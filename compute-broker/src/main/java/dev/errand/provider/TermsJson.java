package dev.errand.provider;

import dev.errand.key.Signature;
import dev.errand.lease.Terms;
import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A quote as it goes over the wire; numbers of the chain are decimal texts. */
public final class TermsJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private TermsJson() {}

    /** Writes one. */
    public static String write(LeaseDesk.Quote quote) {
        Terms terms = quote.terms();
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("offerId", terms.offerId().toString())
                .put("tenant", terms.tenant().toString())
                .put("tenantSigner", terms.tenantSigner().toString())
                .put("arbiter", terms.arbiter().toString())
                .put("unitPrice", terms.unitPrice().toString())
                .put("escrow", terms.escrow().toString())
                .put("stake", terms.stake().toString())
                .put("openBy", terms.openBy().getEpochSecond())
                .put("seconds", terms.duration().toSeconds())
                .put("job", terms.job().toString())
                .put("salt", terms.salt().toString())
                .put("signature", quote.signature().toString()));
    }

    /**
     * Reads one. Who signed it is not checked.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static LeaseDesk.Quote read(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            Terms terms = new Terms(
                    number(json, "offerId"),
                    Address.parse(json.path("tenant").asString("")),
                    Address.parse(json.path("tenantSigner").asString("")),
                    Address.parse(json.path("arbiter").asString("")),
                    number(json, "unitPrice"),
                    number(json, "escrow"),
                    number(json, "stake"),
                    Instant.ofEpochSecond(json.path("openBy").asLong()),
                    Duration.ofSeconds(json.path("seconds").asLong()),
                    Bytes32.parse(json.path("job").asString("")),
                    number(json, "salt"));
            return new LeaseDesk.Quote(
                    terms, Signature.parse(json.path("signature").asString("")));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the terms are not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static BigInteger number(JsonNode json, String field) {
        return new BigInteger(json.path(field).asString(""));
    }
}

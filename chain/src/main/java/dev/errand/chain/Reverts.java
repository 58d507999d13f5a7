package dev.errand.chain;

import dev.errand.value.Bytes;
import dev.errand.value.Keccak256;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in words why a contract reverted: Solidity's own two errors, and those of our contracts and of OpenZeppelin's ERC-20. */
public final class Reverts {

    private static final int SELECTOR = 4;
    private static final String CALL_FAILED = selectorOf("CallFailed(uint256,uint256,bytes)");

    /** Arguments are decoded by their types; what they are called is for the reader. */
    private record KnownError(String words, ContractFunction arguments) {}

    private static final Map<String, KnownError> KNOWN = Stream.of(
                    known("Locked()", "the account is in the middle of something"),
                    known("Expired(uint256)", "the plan has expired (deadline %s)"),
                    known("WrongSubmitter(address,address)", "only %s may submit this plan, not %s"),
                    known("WrongSignature(bytes32)", "the signature is not that of the account's own key"),
                    known("AlreadyBurned(uint256)", "this plan was executed before, or cancelled"),
                    known("DuplicateToken(uint256,address)", "in step %s the token %s stands twice"),
                    known(
                            "OutcomeNotMet(uint256,address,uint256,uint256)",
                            "step %s did not give what was guaranteed: of token %s, %s units arrived and at least %s had to"),
                    known(
                            "SpendExceeded(uint256,address,uint256,uint256)",
                            "step %s took too much: of token %s, %s units left and at most %s may"),
                    known("CheckFailed(uint256,uint256,uint256)", "in step %s the check %s failed: it read %s"),
                    known("CallFailed(uint256,uint256,bytes)", "in step %s the call %s failed"),
                    known(
                            "NoCode(uint256,uint256,address)",
                            "in step %s the call %s goes to %s, where there is no contract"),
                    known("NotYours()", "this offer or lease is not the sender's"),
                    known("NotOpen()", "there is no such offer or lease, or it is not open any more"),
                    known("TooEarly(uint256)", "it is too early: wait until %s (seconds since 1970)"),
                    known("TooLate(uint256)", "it is too late: it could be done until %s (seconds since 1970)"),
                    known("BondTooSmall(uint256,uint256)", "%s units of the offer's bond are free and %s are needed"),
                    known("Forged()", "a signature is not that of the lease's provider or tenant"),
                    known(
                            "OverEscrow(uint256,uint256)",
                            "the receipt comes to %s units, more than the %s that are in escrow"),
                    known("Malformed()", "the lease market cannot take these arguments"),
                    known("NoEquivocation()", "these are not two different receipts of one lease and number"),
                    known("Disputed()", "a challenge of this lease is not decided yet"),
                    known(
                            "ArrivedShort(uint256,uint256)",
                            "of the token %s units arrived and %s were needed: it takes a fee"),
                    known("NotTheTreasurer()", "only the lease market's treasurer may do this"),
                    known("BadSchedule()", "a schedule of subsidies cannot be like this"),
                    known("StillRunning(uint256)", "subsidies run until %s (seconds since 1970)"),
                    known("NotSelf(address)", "only the account itself may do this, not %s"),
                    known(
                            "ERC20InsufficientBalance(address,uint256,uint256)",
                            "%s holds %s units of the token and %s are needed"),
                    known(
                            "ERC20InsufficientAllowance(address,uint256,uint256)",
                            "%s may take %s units of the token and wanted %s"))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final ContractFunction ERROR = ContractFunction.parse("Error() returns (string)");
    private static final ContractFunction PANIC = ContractFunction.parse("Panic() returns (uint256)");

    private Reverts() {}

    /**
     * The reason that {@code data} spells.
     *
     * @param otherwise what to say where it spells none that is known
     */
    public static String describe(Bytes data, String otherwise) {
        if (data.size() < SELECTOR) {
            return otherwise;
        }
        byte[] bytes = data.toBytes();
        String selector = HexFormat.of().formatHex(bytes, 0, SELECTOR);
        Bytes arguments = Bytes.of(Arrays.copyOfRange(bytes, SELECTOR, bytes.length));
        try {
            return switch (selector) {
                case "08c379a0" -> ERROR.decode(arguments).text(0);
                case "4e487b71" ->
                    "a panic of the contract, code " + PANIC.decode(arguments).uint(0);
                default -> describeKnown(selector, arguments, otherwise);
            };
        } catch (
                RuntimeException
                        e) { // the bytes are a hostile contract's: whatever the decoder trips over, they say nothing
            return otherwise;
        }
    }

    private static String describeKnown(String selector, Bytes arguments, String otherwise) {
        KnownError known = KNOWN.get(selector);
        if (known == null) {
            return otherwise + " (error 0x" + selector + ")";
        }
        AbiValues values = known.arguments().decode(arguments);
        String words = String.format(known.words(), values.all());
        return selector.equals(CALL_FAILED) ? words + because(values.bytes(2)) : words;
    }

    private static String because(Bytes inner) {
        return ": " + describe(inner, inner.size() == 0 ? "it gave no reason" : "it gave a reason that is not known");
    }

    private static Map.Entry<String, KnownError> known(String signature, String words) {
        String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
        ContractFunction arguments = ContractFunction.parse("error() returns (" + types + ")");
        return Map.entry(selectorOf(signature), new KnownError(words, arguments));
    }

    private static String selectorOf(String signature) {
        return HexFormat.of().formatHex(Keccak256.hash(signature).toBytes(), 0, SELECTOR);
    }
}

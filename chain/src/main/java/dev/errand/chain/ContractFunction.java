package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes;
import dev.errand.value.Bytes32;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Array;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.Type;

/**
 * A function of a contract's ABI, from its signature: {@code "getReserves() returns (uint112,uint112,uint32)"}.
 *
 * <p>Arguments and answers are JDK values and our own: {@link BigInteger}, {@link Address}, {@link Bytes}, {@link Bytes32},
 * {@link String}, {@link Boolean} and {@link List}s of them. Structs are not supported here.
 *
 * @see <a href="https://docs.soliditylang.org/en/latest/abi-spec.html">Contract ABI specification</a>
 */
public final class ContractFunction {

    private static final Pattern SIGNATURE =
            Pattern.compile("(\\w+)\\(([\\w,\\[\\]]*)\\)(?:\\s*returns\\s*\\(([\\w,\\[\\]]*)\\))?");

    private final String name;
    private final List<String> inputs;
    private final List<String> outputs;

    private ContractFunction(String name, List<String> inputs, List<String> outputs) {
        this.name = name;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * Reads {@code name(type,…)} with or without {@code returns (type,…)}; types are spelled as the ABI does.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public static ContractFunction parse(String signature) {
        Matcher matcher = SIGNATURE.matcher(signature);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + signature + "' is not a function's signature");
        }
        return new ContractFunction(matcher.group(1), types(matcher.group(2)), types(matcher.group(3)));
    }

    /**
     * The data of a call: selector and arguments.
     *
     * @throws IllegalArgumentException if the arguments do not fit the signature
     */
    public Bytes encode(Object... arguments) {
        Function function = new Function(name, convert(arguments), List.of());
        return Bytes.parse(FunctionEncoder.encode(function));
    }

    /**
     * A constructor's arguments alone, to be put behind a contract's creation code.
     *
     * @throws IllegalArgumentException if they do not fit the signature
     */
    Bytes encodeArguments(Object... arguments) {
        return Bytes.parse(FunctionEncoder.encodeConstructor(convert(arguments)));
    }

    /**
     * Decodes what the function answered.
     *
     * @throws IllegalArgumentException if it is not of the declared types, as where there is no contract
     */
    @SuppressWarnings("rawtypes") // web3j's Type is used raw throughout its API
    public AbiValues decode(Bytes answer) {
        List<TypeReference<Type>> references = new ArrayList<>();
        for (String output : outputs) {
            references.add(reference(output));
        }
        List<Type> decoded = FunctionReturnDecoder.decode(answer.toString(), references);
        if (decoded.size() != outputs.size()) {
            throw new IllegalArgumentException(name + " answered " + answer.size() + " bytes, which are not " + outputs
                    + "; there may be another contract, or none, at that address");
        }
        return new AbiValues(decoded.stream().map(ContractFunction::toJava).toList());
    }

    @Override
    public String toString() {
        return name + "(" + String.join(",", inputs) + ")";
    }

    @SuppressWarnings("rawtypes")
    private List<Type> convert(Object... arguments) {
        if (arguments.length != inputs.size()) {
            throw new IllegalArgumentException(
                    this + " takes " + inputs.size() + " arguments, not " + arguments.length);
        }
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            types.add(toAbi(inputs.get(i), arguments[i]));
        }
        return types;
    }

    @SuppressWarnings("rawtypes")
    private static Type toAbi(String type, Object value) {
        try {
            return TypeDecoder.instantiateType(type, plain(value));
        } catch (ReflectiveOperationException | UnsupportedOperationException | ClassCastException e) {
            throw new IllegalArgumentException("'" + value + "' is not a " + type, e);
        }
    }

    /** What web3j understands: its own types never meet ours. */
    private static Object plain(Object value) {
        return switch (value) {
            case Address address -> address.toString();
            case Bytes bytes -> bytes.toBytes();
            case Bytes32 bytes -> bytes.toBytes();
            case Integer number -> BigInteger.valueOf(number);
            case Long number -> BigInteger.valueOf(number);
            case List<?> list -> list.stream().map(ContractFunction::plain).toList();
            default -> value;
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static TypeReference<Type> reference(String type) {
        try {
            return (TypeReference<Type>) TypeReference.makeTypeReference(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("'" + type + "' is not an ABI type", e);
        }
    }

    private static Object toJava(Type<?> type) {
        return switch (type) {
            case Array<?> array ->
                array.getValue().stream().map(ContractFunction::toJava).toList();
            case org.web3j.abi.datatypes.Address address -> Address.parse(address.getValue());
            default -> type.getValue() instanceof byte[] bytes ? Bytes.of(bytes) : type.getValue();
        };
    }

    private static List<String> types(@Nullable String list) {
        return list == null || list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
    }
}

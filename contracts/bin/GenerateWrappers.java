import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.web3j.codegen.SolidityFunctionWrapper;
import org.web3j.protocol.core.methods.response.AbiDefinition;

/**
 * Writes a Java wrapper for each contract that Java code deploys or calls, and the creation code alone, as a resource, of what
 * is only deployed. The build runs this file as it stands, with web3j's code generator on the class path: {@code java -cp …
 * GenerateWrappers.java <contracts folder> <source folder> <resource folder>}.
 */
class GenerateWrappers {

    private static final String PACKAGE = "dev.errand.contracts";

    private static final List<String> OURS = List.of(
            "ErrandAccount", "ErrandAccountSimulation", "SandboxFactory", "Sandbox", "DevToken", "DevTether", "DevNames", "WETH9", "Turncoat", "Thief",
            "IdentityRegistry", "ReputationRegistry", "ValidationRegistry", "AgentStake",
            "DevLender", "DevPriceFeed", "DevPositions", "LeaseMarket");

    private static final String TOKEN = "IERC20Metadata";

    /** The Uniswap v2 team's own build, from its npm packages: these very bytes run on mainnet. */
    private static final Map<String, String> UNISWAP = new TreeMap<>(Map.of(
            "UniswapV2Factory", "v2-core", "UniswapV2Pair", "v2-core", "UniswapV2Router02", "v2-periphery"));

    /** The Uniswap v3 team's own build. */
    private static final List<String> UNISWAP_V3 = List.of("UniswapV3Factory", "UniswapV3Pool");

    /** Aave's own build of its v3, by folder of its contracts. */
    private static final Map<String, List<String>> AAVE = new TreeMap<>(Map.of(
            "protocol/libraries/logic",
            List.of("SupplyLogic", "BorrowLogic", "LiquidationLogic", "EModeLogic", "BridgeLogic", "FlashLoanLogic", "PoolLogic", "ConfiguratorLogic"),
            "protocol/pool",
            List.of("Pool", "PoolConfigurator", "DefaultReserveInterestRateStrategy"),
            "protocol/tokenization",
            List.of("AToken", "StableDebtToken", "VariableDebtToken"),
            "protocol/configuration",
            List.of("ACLManager", "PoolAddressesProvider"),
            "misc",
            List.of("AaveOracle", "AaveProtocolDataProvider")));

    /** As long as the address that is to stand there. */
    private static final int PLACEHOLDER = 40;

    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        Path contracts = Path.of(args[0]);
        Path sources = Path.of(args[1]);
        Path resources = Path.of(args[2]);
        for (String name : OURS) {
            JsonNode artifact = forgeArtifact(contracts, name);
            write(name, artifact.at("/abi"), artifact.at("/bytecode/object").asText(), sources);
        }
        write("ERC20", forgeArtifact(contracts, TOKEN).at("/abi"), "", sources);
        for (Map.Entry<String, String> entry : UNISWAP.entrySet()) {
            Path build = contracts.resolve("node_modules/@uniswap").resolve(entry.getValue()).resolve("build");
            JsonNode artifact = JSON.readTree(build.resolve(entry.getKey() + ".json").toFile());
            write(entry.getKey(), artifact.at("/abi"), artifact.at("/evm/bytecode/object").asText(), sources);
        }
        Path modules = contracts.resolve("node_modules");
        for (String name : UNISWAP_V3) {
            writeCode(modules.resolve("@uniswap/v3-core/artifacts/contracts"), name, resources);
        }
        for (Map.Entry<String, List<String>> folder : AAVE.entrySet()) {
            for (String name : folder.getValue()) {
                writeCode(modules.resolve("@aave/core-v3/artifacts/contracts").resolve(folder.getKey()), name, resources);
            }
        }
        Files.write(sources.resolve(".written"), new byte[0]); // the build skips this program while nothing is newer
    }

    /** Forge names the folder after the source file, which for some of ours holds several contracts. */
    private static JsonNode forgeArtifact(Path contracts, String name) throws IOException {
        try (Stream<Path> files = Files.walk(contracts.resolve("target/foundry/out"))) {
            List<Path> found = files.filter(file -> file.endsWith(name + ".json")).toList();
            if (found.size() != 1) {
                throw new IllegalStateException("want one artifact of " + name + ", found " + found);
            }
            return JSON.readTree(found.getFirst().toFile());
        }
    }

    /** Where a library's address is to stand, its name stands, filled up with underscores. */
    private static void writeCode(Path folder, String name, Path resources) throws IOException {
        JsonNode artifact = JSON.readTree(folder.resolve(name + ".sol").resolve(name + ".json").toFile());
        StringBuilder code = new StringBuilder(artifact.at("/bytecode").asText().substring(2));
        for (JsonNode file : artifact.at("/linkReferences")) {
            file.fields().forEachRemaining(library -> {
                String placeholder = ("__" + library.getKey() + "_".repeat(PLACEHOLDER)).substring(0, PLACEHOLDER);
                for (JsonNode reference : library.getValue()) {
                    int start = 2 * reference.at("/start").asInt();
                    code.replace(start, start + PLACEHOLDER, placeholder);
                }
            });
        }
        Path target = resources.resolve("dev/errand/contracts");
        Files.createDirectories(target);
        Files.writeString(target.resolve(name + ".hex"), code);
    }

    private static void write(String name, JsonNode abi, String bytecode, Path sources) throws Exception {
        if (abi.isMissingNode()) {
            throw new IllegalStateException("the artifact of " + name + " holds no ABI");
        }
        AbiDefinition[] definitions = JSON.treeToValue(abi, AbiDefinition[].class);
        String code = bytecode.startsWith("0x") ? bytecode.substring(2) : bytecode;
        new SolidityFunctionWrapper(true)
                .generateJavaFiles(name, code, List.of(definitions), sources.toString(), PACKAGE, null);
        // the generator casts where a function takes a struct or gives several lists, and our build has no patience with it
        Path written = sources.resolve(PACKAGE.replace('.', '/')).resolve(name + ".java");
        String source = Files.readString(written);
        Files.writeString(
                written, source.replace("@SuppressWarnings(\"rawtypes\")", "@SuppressWarnings({\"rawtypes\", \"unchecked\"})"));
    }
}

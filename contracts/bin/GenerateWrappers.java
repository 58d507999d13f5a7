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
 * Writes a Java wrapper for each contract that Java code deploys or calls. The build runs this file as it stands, with
 * web3j's code generator on the class path: {@code java -cp … GenerateWrappers.java <contracts folder> <source folder>}.
 */
class GenerateWrappers {

    private static final String PACKAGE = "dev.errand.contracts";

    private static final List<String> OURS = List.of(
            "ErrandAccount", "ErrandAccountSimulation", "SandboxFactory", "Sandbox", "DevToken", "DevTether", "DevNames", "WETH9", "Turncoat", "Thief",
            "IdentityRegistry", "ReputationRegistry", "ValidationRegistry", "AgentStake");

    private static final String TOKEN = "IERC20Metadata";

    /** The Uniswap v2 team's own build, from its npm packages: these very bytes run on mainnet. */
    private static final Map<String, String> UNISWAP = new TreeMap<>(Map.of(
            "UniswapV2Factory", "v2-core", "UniswapV2Pair", "v2-core", "UniswapV2Router02", "v2-periphery"));

    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        Path contracts = Path.of(args[0]);
        Path sources = Path.of(args[1]);
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

package dev.errand.devnet;

import dev.errand.chain.ChainClient;
import dev.errand.chain.ChainException;
import dev.errand.value.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a devnet is the same whenever it starts: the contracts' code and all that holds no time. It is deployed once and kept
 * in a file, since that takes most of the time.
 *
 * <p>The file's name is a hash over all transactions that it stands for, and over the anvil that ran them: whatever changes them
 * changes the name. A file that is missing or damaged is made anew.
 */
final class Foundation {

    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Where a checkout keeps it, seen from its root. */
    private static final Path FOLDER = Path.of(".errand", "devnet");

    private final Optional<Path> folder;
    private final String anvil;

    /** @param anvil the program; where it stands in no checkout, nothing is kept */
    Foundation(Path anvil) {
        this.folder = anvil.endsWith(AnvilBinary.inCheckout())
                ? Optional.of(root(anvil).resolve(FOLDER))
                : Optional.empty();
        try {
            this.anvil = "-" + Files.size(anvil);
        } catch (IOException e) {
            throw new AnvilFailedException("anvil at " + anvil + " cannot be read", e);
        }
    }

    /** Gives the chain, which has no block yet, the accounts that {@code batch} leaves behind. No block is mined for it. */
    void lay(Batch batch, ChainClient chain) {
        Optional<Path> file =
                folder.map(where -> where.resolve(batch.hash().toString().substring(2, 34) + anvil + ".json.gz"));
        if (file.isPresent() && isLoaded(file.get(), chain)) {
            return;
        }
        Object before = chain.request("evm_snapshot");
        batch.mine();
        Bytes state = accounts(chain);
        // back to before, so that a devnet whose foundation is new is the same as any later one
        chain.request("evm_revert", String.valueOf(before));
        load(state, chain);
        file.ifPresent(place -> keep(place, state));
    }

    private static boolean isLoaded(Path file, ChainClient chain) {
        if (!Files.isReadable(file)) {
            return false;
        }
        try {
            load(Bytes.of(Files.readAllBytes(file)), chain);
            return true;
        } catch (IOException | ChainException | AnvilFailedException e) {
            LOG.warn("{} does not fit, and is made anew: {}", file, e.getMessage());
            return false;
        }
    }

    private static void load(Bytes state, ChainClient chain) {
        if (!Boolean.TRUE.equals(chain.request("anvil_loadState", state.toString()))) {
            throw new AnvilFailedException("anvil did not take the state that it was given");
        }
    }

    /** The chain's accounts as anvil loads them; blocks and clock are each devnet's own. */
    private static Bytes accounts(ChainClient chain) {
        byte[] dump = HexFormat.of()
                .parseHex(String.valueOf(chain.request("anvil_dumpState")).substring(2));
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(dump))) {
            ObjectNode state = JSON.createObjectNode();
            state.set("accounts", JSON.readTree(unpacked).get("accounts"));
            state.putNull("block");
            state.putNull("best_block_number");
            state.putArray("blocks");
            state.putArray("transactions");
            state.putNull("historical_states");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(JSON.writeValueAsBytes(state));
            }
            return Bytes.of(packed.toByteArray());
        } catch (IOException | JacksonException e) {
            throw new AnvilFailedException("anvil's state cannot be read", e);
        }
    }

    private static void keep(Path file, Bytes state) {
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.createTempFile(file.getParent(), "devnet", ".part");
            Files.write(written, state.toBytes());
            // several devnets may start at once: whoever reads sees all of a file, or none
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("the devnet's foundation was not kept, so the next start takes as long: {}", e.getMessage());
        }
    }

    private static Path root(Path anvil) {
        Path path = anvil.toAbsolutePath().normalize();
        int levels = path.getNameCount() - AnvilBinary.inCheckout().getNameCount();
        return path.resolve("/").resolve(path.subpath(0, levels));
    }
}

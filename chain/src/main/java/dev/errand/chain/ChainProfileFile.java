package dev.errand.chain;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.ChainId;
import dev.errand.value.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A chain profile as JSON that a person can read and edit. */
public final class ChainProfileFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ChainProfileFile() {}

    private record Contract(String address, String codeHash) {}

    private record ListedToken(String symbol, String address, int decimals) {}

    private record ListedVenue(String kind, Map<String, String> contracts) {}

    private record Form(
            long chainId,
            String rpc,
            int confirmations,
            int maxInFlight,
            Contract account,
            Contract sandboxFactory,
            String wrappedNative,
            List<ListedToken> tokens,
            Map<String, ListedVenue> venues,
            @Nullable String nameRegistry) {}

    /** Writes a profile, over what is there; whoever reads sees the old one or the new one, whole. */
    public static void write(Path file, ChainProfile profile) throws IOException {
        Map<String, ListedVenue> venues = new TreeMap<>();
        profile.venues().forEach((name, venue) -> {
            Map<String, String> contracts = new TreeMap<>();
            venue.contracts().forEach((role, address) -> contracts.put(role, address.toString()));
            venues.put(name, new ListedVenue(venue.kind(), contracts));
        });
        Form form = new Form(
                profile.chainId().value(),
                profile.rpc().toString(),
                profile.finality().confirmations(),
                profile.maxInFlight(),
                contract(profile.account()),
                contract(profile.sandboxFactory()),
                profile.wrappedNative().symbol(),
                profile.tokens().stream()
                        .map(token ->
                                new ListedToken(token.symbol(), token.address().toString(), token.decimals()))
                        .toList(),
                venues,
                profile.nameRegistry().map(Address::toString).orElse(null));
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "profile", ".tmp");
        Files.writeString(unfinished, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(form));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws WrongChainException if the file is missing or is not a profile; the message says what is wrong
     */
    public static ChainProfile read(Path file) {
        try {
            Form form = JSON.readValue(Files.readString(file), Form.class);
            List<Token> tokens = form.tokens().stream()
                    .map(token -> new Token(Address.parse(token.address()), token.symbol(), token.decimals()))
                    .toList();
            Token wrapped = tokens.stream()
                    .filter(token -> token.symbol().equals(form.wrappedNative()))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException(form.wrappedNative() + " is not on the token list"));
            Map<String, ChainProfile.Venue> venues = new TreeMap<>();
            form.venues().forEach((name, venue) -> {
                Map<String, Address> contracts = new TreeMap<>();
                venue.contracts().forEach((role, address) -> contracts.put(role, Address.parse(address)));
                venues.put(name, new ChainProfile.Venue(venue.kind(), contracts));
            });
            return new ChainProfile(
                    new ChainId(form.chainId()),
                    URI.create(form.rpc()),
                    new Finality(form.confirmations()),
                    form.maxInFlight(),
                    deployed(form.account()),
                    deployed(form.sandboxFactory()),
                    tokens,
                    wrapped,
                    venues,
                    Optional.ofNullable(form.nameRegistry()).map(Address::parse));
        } catch (NoSuchFileException e) {
            throw new WrongChainException("there is no chain profile at " + file
                    + "; start ./errand devnet in another terminal, or name a profile");
        } catch (JacksonException e) {
            throw unreadable(file, e.getOriginalMessage());
        } catch (NullPointerException e) {
            throw unreadable(file, "a part of it is missing");
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, e.getMessage());
        }
    }

    private static WrongChainException unreadable(Path file, @Nullable String why) {
        return new WrongChainException("the chain profile at " + file + " cannot be read: " + why);
    }

    private static Contract contract(ChainProfile.Deployed deployed) {
        return new Contract(deployed.address().toString(), deployed.codeHash().toString());
    }

    private static ChainProfile.Deployed deployed(Contract contract) {
        return new ChainProfile.Deployed(Address.parse(contract.address()), Bytes32.parse(contract.codeHash()));
    }
}

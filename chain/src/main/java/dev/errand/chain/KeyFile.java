package dev.errand.chain;

import dev.errand.key.SigningException;
import dev.errand.key.SigningKey;
import dev.errand.value.Bytes32;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Wallet;
import org.web3j.crypto.WalletFile;
import org.web3j.crypto.exception.CipherException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A private key in a file, encrypted with a password: Web3 Secret Storage version 3, with scrypt, as geth writes it.
 *
 * @see <a href="https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage/">Web3 Secret
 *     Storage</a>
 */
public final class KeyFile {

    private static final JsonMapper JSON = JsonMapper.shared();

    private KeyFile() {}

    /**
     * Writes {@code key} to {@code file}, readable by its owner only, whole or not at all.
     *
     * @throws SigningException if the file is there already, as it may hold the only copy of another key
     */
    public static void write(Path file, SigningKey key, String password) {
        if (Files.exists(file)) {
            throw thereAlready(file);
        }
        try {
            WalletFile wallet = Wallet.createStandard(
                    password, ECKeyPair.create(key.secret().toBytes()));
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(
                    folder,
                    "key",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(unfinished, JSON.writeValueAsString(wallet));
                putInPlace(unfinished, file);
            } catch (FileAlreadyExistsException e) {
                throw thereAlready(file);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (CipherException | IOException e) {
            throw new SigningException("the key could not be written to " + file, e);
        }
    }

    /** By a link, which an existing file refuses: a move would take the place of a key that another program wrote just now. */
    private static void putInPlace(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) { // the file system knows no links
            Files.move(unfinished, file);
        }
    }

    private static SigningException thereAlready(Path file) {
        return new SigningException("there is a key at " + file + " already; move it away first");
    }

    /**
     * Reads the key in {@code file}.
     *
     * @throws SigningException if there is none, it is not a key file, or the password is wrong; the message says which
     */
    public static SigningKey read(Path file, String password) {
        if (!Files.isReadable(file)) {
            throw new SigningException("there is no readable key file at " + file);
        }
        WalletFile wallet;
        try {
            wallet = JSON.readValue(Files.readString(file), WalletFile.class);
        } catch (IOException | JacksonException e) {
            throw new SigningException(file + " is not a key file", e);
        }
        try {
            return SigningKey.of(Bytes32.of(Wallet.decrypt(password, wallet).getPrivateKey()));
        } catch (CipherException | NullPointerException e) { // the latter where a part of the file is missing
            throw new SigningException("the password for " + file + " is wrong, or the file is damaged", e);
        }
    }
}

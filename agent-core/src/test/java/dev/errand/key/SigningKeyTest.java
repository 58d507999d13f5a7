package dev.errand.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.errand.value.Address;
import dev.errand.value.Bytes32;
import dev.errand.value.Keccak256;
import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    /** The first account of the development mnemonic that anvil and Hardhat share. */
    private static final SigningKey KNOWN =
            SigningKey.of(Bytes32.parse("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"));

    @Test
    void hasTheAddressThatEthereumGivesIt() {
        assertThat(KNOWN.address()).isEqualTo(Address.parse("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
    }

    @Test
    void signsSoThatItsAddressIsRecovered() {
        for (int i = 0; i < 50; i++) {
            SigningKey key = SigningKey.random();
            Bytes32 digest = Keccak256.hash("message " + i);
            Signature signature = key.sign(digest);
            assertThat(signature.recover(digest)).contains(key.address());
            assertThat(Signature.of(signature.toBytes())).isEqualTo(signature);
            assertThat(Signature.parse(signature.toString())).isEqualTo(signature);
            assertThat(signature.recover(Keccak256.hash("another message"))).isNotEqualTo(Optional.of(key.address()));
        }
    }

    @Test
    void signsTheSameDigestTheSameWay() {
        Bytes32 digest = Keccak256.hash("deterministic");
        assertThat(KNOWN.sign(digest)).isEqualTo(KNOWN.sign(digest));
    }

    @Test
    void refusesTheHighFormOfASignature() {
        Signature low = KNOWN.sign(Keccak256.hash("malleable"));
        BigInteger high = Secp256k1.N.subtract(low.s());
        assertThatThrownBy(() -> new Signature(low.r(), high, 1 - low.yParity()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lower");
    }

    @Test
    void refusesSecretsOutsideTheCurve() {
        assertThatThrownBy(() -> SigningKey.of(Bytes32.ZERO)).isInstanceOf(IllegalArgumentException.class);
        Bytes32 order = Bytes32.of(Secp256k1.N);
        assertThatThrownBy(() -> SigningKey.of(order)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverShowsTheSecret() {
        assertThat(KNOWN.toString()).doesNotContain("ac0974");
    }
}

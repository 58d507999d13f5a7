package dev.errand.defi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.errand.chain.ChainClient;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Ten thousand pools, followed block by block: at every moment the cache holds what the pools are, to the last unit. */
class PoolCacheTest {

    private static final int POOLS = 10_000;
    private static final int TOKENS = 200;
    private static final int EVENTS = 300;

    /** Two calls for each pool, five hundred in a request. */
    private static final int REQUESTS = 2 * POOLS / 500;

    private final ScriptedPools chain = new ScriptedPools(6, TOKENS, POOLS);
    private final ChainClient node = chain.node();
    private final PoolCache cache = new PoolCache(chain.profile(), node);

    private void assertHoldsWhatThePoolsAre() {
        assertThat(Set.copyOf(cache.pools())).isEqualTo(Set.copyOf(chain.pools()));
    }

    @Test
    void findsTenThousandPoolsByTheirFactoriesAndReadsThemInBatches() {
        assertThat(cache.pools()).hasSize(POOLS);
        assertHoldsWhatThePoolsAre();
        assertThat(chain.requests("request")).isEqualTo(REQUESTS);
        assertThat(chain.requests("logs"))
                .isEqualTo(8); // two factories and two events of positions, two ranges of blocks
    }

    @Test
    void followsBlocksByTheirLogsAlone() {
        cache.pools();
        int logs = chain.requests("logs");
        for (int i = 0; i < 20; i++) {
            chain.mine(EVENTS);
            assertHoldsWhatThePoolsAre();
        }
        assertThat(chain.requests("request")).isEqualTo(REQUESTS);
        assertThat(chain.requests("logs")).isEqualTo(logs + 20);
    }

    @Test
    void asksForNothingButTheNewestBlockWhileThereIsNoNewOne() {
        cache.pools();
        int logs = chain.requests("logs");
        int blocks = chain.requests("block");
        cache.pools();
        assertThat(chain.requests("logs")).isEqualTo(logs);
        assertThat(chain.requests("block")).isEqualTo(blocks);
    }

    @Test
    void takesInPoolsAsTheyAreMadeBetweenListedTokensOnly() {
        cache.pools();
        chain.mineWithNewPools(EVENTS);
        assertThat(cache.pools()).hasSize(POOLS + 1);
        assertHoldsWhatThePoolsAre();
    }

    @Test
    void undoesWhatAReorganisationTakesAway() {
        cache.pools();
        for (int i = 0; i < 10; i++) {
            chain.mineWithNewPools(EVENTS);
            cache.pools();
        }
        chain.fork(7);
        chain.mine(EVENTS);
        assertHoldsWhatThePoolsAre();
        for (int i = 0; i < 9; i++) {
            chain.mine(EVENTS);
        }
        assertHoldsWhatThePoolsAre();
        assertThat(cache.pools()).hasSize(POOLS + 3);
        assertThat(chain.requests("request")).isEqualTo(REQUESTS);
    }

    @Test
    void readsAllAnewAfterAReorganisationDeeperThanItRemembers() {
        for (int i = 0; i < 70; i++) {
            chain.mine(2);
            if (i % 10 == 0 || i > 60) {
                cache.pools();
            }
        }
        int read = chain.requests("request");
        chain.fork(68);
        chain.mine(EVENTS);
        assertHoldsWhatThePoolsAre();
        assertThat(chain.requests("request")).isEqualTo(read + REQUESTS);
    }
}

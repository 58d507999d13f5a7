// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Lane of a step whose calls an agent proposed: they run in a fresh sandbox that holds the step's spend only.
uint8 constant SANDBOX = 0;

/// @dev Lane of a step whose calls the framework encoded: they run from the account itself.
uint8 constant ACCOUNT = 1;

/// @dev `Amount.source` for "what the sandbox holds just then"; understood in a sandbox's calls and nowhere else.
uint256 constant BALANCE = type(uint256).max;

/// @dev The whole, where `Amount.value` is a share or a rate.
uint256 constant ONE = 1e18;

/// @title What a user signs: steps that the chain runs in order, each with the outcome that it enforces
/// @dev The names here are those that a wallet shows of the EIP-712 message, so they are part of what is signed.
struct Plan {
    /// Burned by the execution; any number that this account has not burned yet, in no order.
    uint256 intentId;
    /// The proposal that the user approved, for the log that proves the execution.
    bytes32 proposalHash;
    /// The only address that may submit the plan; 0 lets anyone.
    address submitter;
    /// The last block time, in seconds, at which the plan runs.
    uint256 deadline;
    Step[] steps;
}

/// @notice One step. Each token stands in it once, be it in `spend` or in `gain`.
struct Step {
    /// SANDBOX or ACCOUNT.
    uint8 lane;
    /// SANDBOX: exactly this is handed over, and what is left of it comes back. ACCOUNT: at most this leaves.
    Asset[] spend;
    /// At least this arrives. What did arrive becomes the plan's next register, one for each entry in turn.
    Asset[] gain;
    Call[] calls;
    /// Read when the step is over and its assets are back.
    Check[] checks;
}

/// @notice So much of a token; token 0 is the chain's native coin.
struct Asset {
    address token;
    Amount amount;
}

/// @notice A number, or a share of a number that only the chain will know, rounded down.
/// @dev `source` 0: `value` itself, in base units. `source` n: `value`/1e18 of what the plan's nth register (from 1)
/// measured in an *earlier* step; above 1e18 it is a rate. `source` BALANCE: `value`/1e18 of the sandbox's own balance.
/// A sandbox's calls know numbers and BALANCE; everything else knows numbers and registers.
struct Amount {
    uint256 value;
    uint256 source;
}

/// @notice One call, after its inserts have been written into its data.
struct Call {
    address to;
    /// Ether that goes with it; with BALANCE, a share of the sandbox's ether.
    Amount value;
    bytes data;
    /// How many of the calls that follow (the whole subtree, in pre-order) wait until `to` calls back into the
    /// sandbox, as a pool does in the middle of a swap. They run then, once, and only for `to`, and only during this
    /// call; if `to` never calls back they do not run at all. 0 in the ACCOUNT lane.
    uint256 nested;
    Insert[] inserts;
}

/// @notice A word of a call's data that is computed on chain: 32 bytes at `offset` from the data's first byte.
/// @dev `token` says whose balance `amount` is a share of where its source is BALANCE, and is not read elsewhere.
struct Insert {
    uint256 offset;
    address token;
    Amount amount;
}

/// @notice A reading that must lie within [min, max]: the answer's 32-byte word at index `word`, as an unsigned number.
struct Check {
    address target;
    bytes data;
    uint256 word;
    uint256 min;
    uint256 max;
}

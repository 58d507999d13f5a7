// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Amount, Asset, Call, Check, Insert, Plan, Step} from "./Plan.sol";

/// @title The EIP-712 hash of a plan
/// @dev https://eips.ethereum.org/EIPS/eip-712. Domain: name "Errand", version "1", the chain, and the user's own
/// address as the verifying contract: the code is the user's by delegation, so two users never share a digest.
library PlanHash {
    bytes32 private constant DOMAIN =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant NAME = keccak256("Errand");
    bytes32 private constant VERSION = keccak256("1");

    bytes32 private constant AMOUNT = keccak256("Amount(uint256 value,uint256 source)");
    bytes32 private constant ASSET =
        keccak256("Asset(address token,Amount amount)" "Amount(uint256 value,uint256 source)");
    bytes32 private constant CALL = keccak256(
        "Call(address to,Amount value,bytes data,uint256 nested,Insert[] inserts)"
        "Amount(uint256 value,uint256 source)" "Insert(uint256 offset,address token,Amount amount)"
    );
    bytes32 private constant CHECK = keccak256("Check(address target,bytes data,uint256 word,uint256 min,uint256 max)");
    bytes32 private constant INSERT =
        keccak256("Insert(uint256 offset,address token,Amount amount)" "Amount(uint256 value,uint256 source)");
    bytes32 private constant STEP = keccak256(
        "Step(uint8 lane,Asset[] spend,Asset[] gain,Call[] calls,Check[] checks)" "Amount(uint256 value,uint256 source)"
        "Asset(address token,Amount amount)" "Call(address to,Amount value,bytes data,uint256 nested,Insert[] inserts)"
        "Check(address target,bytes data,uint256 word,uint256 min,uint256 max)"
        "Insert(uint256 offset,address token,Amount amount)"
    );
    bytes32 private constant PLAN = keccak256(
        "Plan(uint256 intentId,bytes32 proposalHash,address submitter,uint256 deadline,Step[] steps)"
        "Amount(uint256 value,uint256 source)" "Asset(address token,Amount amount)"
        "Call(address to,Amount value,bytes data,uint256 nested,Insert[] inserts)"
        "Check(address target,bytes data,uint256 word,uint256 min,uint256 max)"
        "Insert(uint256 offset,address token,Amount amount)"
        "Step(uint8 lane,Asset[] spend,Asset[] gain,Call[] calls,Check[] checks)"
    );

    /// @notice What `account` signs for `plan` on this chain.
    function digest(Plan calldata plan, address account) internal view returns (bytes32) {
        bytes32 domain = keccak256(abi.encode(DOMAIN, NAME, VERSION, block.chainid, account));
        return keccak256(abi.encodePacked(hex"1901", domain, hash(plan)));
    }

    function hash(Plan calldata plan) private pure returns (bytes32) {
        bytes32[] memory steps = new bytes32[](plan.steps.length);
        for (uint256 i = 0; i < steps.length; ++i) {
            steps[i] = hash(plan.steps[i]);
        }
        return keccak256(abi.encode(PLAN, plan.intentId, plan.proposalHash, plan.submitter, plan.deadline, hash(steps)));
    }

    function hash(Step calldata step) private pure returns (bytes32) {
        return
            keccak256(
                abi.encode(STEP, step.lane, hash(step.spend), hash(step.gain), hash(step.calls), hash(step.checks))
            );
    }

    function hash(Asset[] calldata assets) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](assets.length);
        for (uint256 i = 0; i < hashes.length; ++i) {
            hashes[i] = keccak256(abi.encode(ASSET, assets[i].token, hash(assets[i].amount)));
        }
        return hash(hashes);
    }

    function hash(Call[] calldata calls) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](calls.length);
        for (uint256 i = 0; i < hashes.length; ++i) {
            Call calldata call = calls[i];
            hashes[i] = keccak256(
                abi.encode(CALL, call.to, hash(call.value), keccak256(call.data), call.nested, hash(call.inserts))
            );
        }
        return hash(hashes);
    }

    function hash(Insert[] calldata inserts) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](inserts.length);
        for (uint256 i = 0; i < hashes.length; ++i) {
            Insert calldata insert = inserts[i];
            hashes[i] = keccak256(abi.encode(INSERT, insert.offset, insert.token, hash(insert.amount)));
        }
        return hash(hashes);
    }

    function hash(Check[] calldata checks) private pure returns (bytes32) {
        bytes32[] memory hashes = new bytes32[](checks.length);
        for (uint256 i = 0; i < hashes.length; ++i) {
            Check calldata check = checks[i];
            hashes[i] =
                keccak256(abi.encode(CHECK, check.target, keccak256(check.data), check.word, check.min, check.max));
        }
        return hash(hashes);
    }

    function hash(Amount calldata amount) private pure returns (bytes32) {
        return keccak256(abi.encode(AMOUNT, amount.value, amount.source));
    }

    function hash(bytes32[] memory hashes) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(hashes));
    }
}

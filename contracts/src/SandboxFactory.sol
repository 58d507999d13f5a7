// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Sandbox} from "./Sandbox.sol";

/// @title Makes sandboxes, one for each step of each plan of each account
/// @notice A contract of its own, as a CREATE2 by a delegated address would count up that address's own nonce. It has
/// no owner and no state: nobody but an account can make a sandbox in the account's name, and none is made twice.
contract SandboxFactory {
    /// @notice The code behind every sandbox.
    address public immutable IMPLEMENTATION = address(new Sandbox());

    /// @notice Makes the caller's sandbox for `step` of its plan `intentId`; reverts if it is there already.
    function create(uint256 intentId, uint256 step) external returns (Sandbox) {
        return Sandbox(
            payable(Clones.cloneDeterministicWithImmutableArgs(
                    IMPLEMENTATION, abi.encodePacked(msg.sender), _salt(msg.sender, intentId, step)
                ))
        );
    }

    /// @notice Where the sandbox of `account` for `step` of its plan `intentId` is, or would be.
    function sandboxOf(address account, uint256 intentId, uint256 step) external view returns (Sandbox) {
        return Sandbox(
            payable(Clones.predictDeterministicAddressWithImmutableArgs(
                    IMPLEMENTATION, abi.encodePacked(account), _salt(account, intentId, step)
                ))
        );
    }

    function _salt(address account, uint256 intentId, uint256 step) private pure returns (bytes32) {
        return keccak256(abi.encode(account, intentId, step));
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ErrandAccount} from "../ErrandAccount.sol";
import {SandboxFactory} from "../SandboxFactory.sol";

/// @title The account as a simulation runs it: before anything is signed, so that no signature can be asked for
/// @notice Never deployed. A node puts its code in the account's place for the length of one `eth_simulateV1`, by a state
/// override; all but the signature check is the account's own code.
contract ErrandAccountSimulation is ErrandAccount {
    constructor(SandboxFactory factory) ErrandAccount(factory) {}

    function _authorises(bytes32, bytes calldata) internal pure override returns (bool) {
        return true;
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Names on a devnet
/// @notice Registry and resolver in one, with the functions by which ENS names are looked up (ERC-137). For local devnets
/// only: its owner names whom it likes.
contract DevNames {
    address public immutable OWNER;
    mapping(bytes32 node => address) public addr;

    error NotOwner();

    constructor(address owner) {
        OWNER = owner;
    }

    function resolver(bytes32 node) external view returns (address) {
        return addr[node] == address(0) ? address(0) : address(this);
    }

    function set(bytes32 node, address whom) external {
        if (msg.sender != OWNER) revert NotOwner();
        addr[node] = whom;
    }
}

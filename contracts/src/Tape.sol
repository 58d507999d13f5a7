// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Bytes of any length in transient storage: they outlast a call frame, and nothing outlasts the transaction
/// @dev One tape for each contract; a later recording takes the place of an earlier one. 100 gas a word each way.
library Tape {
    uint256 private constant LENGTH = uint256(keccak256("errand.tape"));

    function record(bytes calldata data) internal {
        uint256 slot = LENGTH;
        assembly ("memory-safe") {
            tstore(slot, data.length)
            for { let i := 0 } lt(i, data.length) { i := add(i, 32) } {
                slot := add(slot, 1)
                tstore(slot, calldataload(add(data.offset, i)))
            }
        }
    }

    function replay() internal view returns (bytes memory data) {
        uint256 slot = LENGTH;
        uint256 length;
        assembly ("memory-safe") {
            length := tload(slot)
        }
        data = new bytes(length);
        assembly ("memory-safe") {
            // The last word may reach past the data's end: into the padding that `new bytes` has set aside with it.
            for { let i := 0 } lt(i, length) { i := add(i, 32) } {
                slot := add(slot, 1)
                mstore(add(add(data, 32), i), tload(slot))
            }
        }
    }
}

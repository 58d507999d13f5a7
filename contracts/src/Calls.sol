// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title How both lanes make a call
library Calls {
    /// @notice The call at `index` of `step` reverted with `reason`.
    error CallFailed(uint256 step, uint256 index, bytes reason);

    /// @notice The call at `index` of `step` has data for `to`, where no code is: a typo would have passed silently.
    error NoCode(uint256 step, uint256 index, address to);

    /// @notice The call at `index` of `step` nests more calls than follow it, or nests where no callback can come.
    error BadNesting(uint256 step, uint256 index);

    /// @notice A word at `offset` does not fit into `length` bytes of data.
    error InsertOutOfBounds(uint256 offset, uint256 length);

    /// @notice An amount names a register of this or of a later step, or a source that its place does not know.
    error UnknownSource(uint256 source);

    function perform(address to, uint256 value, bytes memory data, uint256 step, uint256 index) internal {
        if (data.length > 0 && to.code.length == 0) revert NoCode(step, index, to);
        (bool success, bytes memory answer) = to.call{value: value}(data);
        if (!success) revert CallFailed(step, index, answer);
    }

    /// @notice Writes `word` over the 32 bytes at `offset` of `data`, in place.
    function insert(bytes memory data, uint256 offset, uint256 word) internal pure {
        if (data.length < 32 || offset > data.length - 32) revert InsertOutOfBounds(offset, data.length);
        assembly ("memory-safe") {
            mstore(add(add(data, 32), offset), word)
        }
    }
}

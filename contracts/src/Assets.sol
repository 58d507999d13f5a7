// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20, SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title The native coin (token 0) and ERC-20 tokens, handled as one
/// @dev Tokens that return nothing are sent like any other; one that returns false, or is no contract, reverts.
library Assets {
    function balanceOf(address token, address holder) internal view returns (uint256) {
        return token == address(0) ? holder.balance : IERC20(token).balanceOf(holder);
    }

    /// @notice Sends `amount` of this contract's own `token`. Zero is not sent, as some tokens refuse it.
    function send(address token, address to, uint256 amount) internal {
        if (amount == 0) return;
        if (token == address(0)) Address.sendValue(payable(to), amount);
        else SafeERC20.safeTransfer(IERC20(token), to, amount);
    }
}

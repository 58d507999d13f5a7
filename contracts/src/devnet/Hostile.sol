// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20, SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Assets} from "../Assets.sol";

/// @title A pool that takes and never gives
/// @notice For local devnets only: what a hostile agent might have behind its offer. Simulation sees through it.
contract Thief {
    /// @notice Other ether than the named amount came along.
    error WrongValue(uint256 value, uint256 amountIn);

    receive() external payable {}

    /// @notice Takes `amountIn` of `tokenIn` (0 is ether, sent along), and owes `amountOut` of `tokenOut` to the
    /// caller.
    function swap(address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut) external payable {
        if (msg.value != (tokenIn == address(0) ? amountIn : 0)) revert WrongValue(msg.value, amountIn);
        if (tokenIn != address(0)) SafeERC20.safeTransferFrom(IERC20(tokenIn), msg.sender, address(this), amountIn);
        _pay(tokenOut, amountOut);
    }

    function _pay(address tokenOut, uint256 amountOut) internal virtual {}
}

/// @title A pool that pays whatever was promised, out of its own pocket, until its owner flips the switch
/// @notice For local devnets only. Simulation finds nothing wrong with it; the account's check of the outcome does.
contract Turncoat is Thief, Ownable {
    /// @notice Whether it keeps everything from now on.
    bool public turned;

    constructor() Ownable(msg.sender) {}

    function turn(bool turned_) external onlyOwner {
        turned = turned_;
    }

    function _pay(address tokenOut, uint256 amountOut) internal override {
        if (!turned) Assets.send(tokenOut, msg.sender, amountOut);
    }
}

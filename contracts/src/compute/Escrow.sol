// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title Takes tokens exactly, and owes them until they are collected
/// @notice Nobody is paid in passing: a recipient who cannot receive would hold up those who settle with him.
abstract contract Escrow is ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @notice What an owner may have sent to himself, of a token.
    mapping(IERC20 token => mapping(address owner => uint256)) public owed;

    event Collected(address indexed owner, address indexed token, uint256 amount);

    /// @dev A token that arrives short takes a fee, and would leave the last to collect unpaid.
    error ArrivedShort(uint256 arrived, uint256 wanted);

    /// @notice Sends an owner all that he is owed of a token. Anyone may call; only the owner gets it.
    function collect(IERC20 token, address owner) external nonReentrant returns (uint256 amount) {
        amount = owed[token][owner];
        owed[token][owner] = 0;
        emit Collected(owner, address(token), amount);
        if (amount > 0) token.safeTransfer(owner, amount);
    }

    function _take(IERC20 token, address from, uint256 amount) internal {
        if (amount == 0) return;
        uint256 before = token.balanceOf(address(this));
        token.safeTransferFrom(from, address(this), amount);
        uint256 arrived = token.balanceOf(address(this)) - before;
        if (arrived != amount) revert ArrivedShort(arrived, amount);
    }

    function _credit(IERC20 token, address owner, uint256 amount) internal {
        if (amount > 0) owed[token][owner] += amount;
    }

    function _min(uint256 a, uint256 b) internal pure returns (uint256) {
        return a < b ? a : b;
    }
}

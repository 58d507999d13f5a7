// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20, SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @dev What a devnet calls of a Uniswap v3 pool.
interface IPoolV3 {
    function initialize(uint160 sqrtPriceX96) external;
    function mint(address owner, int24 lower, int24 upper, uint128 liquidity, bytes calldata data)
        external
        returns (uint256 amount0, uint256 amount1);
    function token0() external view returns (address);
    function token1() external view returns (address);
}

/// @title Provides liquidity to Uniswap v3 pools, in as many positions as one likes
/// @notice For local devnets only: it pays out of what it holds.
contract DevPositions is Ownable {
    /// @notice Nobody is being paid just now, or somebody else.
    error NotAwaited(address caller);

    address private transient _pool;

    constructor(address owner) Ownable(owner) {}

    /// @notice Opens the pool at a price, and one position for each range.
    function open(
        IPoolV3 pool,
        uint160 sqrtPriceX96,
        int24[] calldata lower,
        int24[] calldata upper,
        uint128[] calldata liquidity
    ) external onlyOwner {
        pool.initialize(sqrtPriceX96);
        _pool = address(pool);
        for (uint256 i = 0; i < lower.length; ++i) {
            pool.mint(address(this), lower[i], upper[i], liquidity[i], "");
        }
        _pool = address(0);
    }

    function uniswapV3MintCallback(uint256 owed0, uint256 owed1, bytes calldata) external {
        if (msg.sender != _pool) revert NotAwaited(msg.sender);
        if (owed0 > 0) SafeERC20.safeTransfer(IERC20(IPoolV3(msg.sender).token0()), msg.sender, owed0);
        if (owed1 > 0) SafeERC20.safeTransfer(IERC20(IPoolV3(msg.sender).token1()), msg.sender, owed1);
    }
}

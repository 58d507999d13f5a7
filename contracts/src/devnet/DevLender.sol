// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Ownable} from "@openzeppelin/contracts/access/Ownable.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20, SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @dev What a devnet calls of Aave v3's PoolConfigurator.
interface IConfigurator {
    struct Reserve {
        address aToken;
        address stableDebtToken;
        address variableDebtToken;
        uint8 decimals;
        address strategy;
        address token;
        address treasury;
        address incentives;
        string aTokenName;
        string aTokenSymbol;
        string variableDebtName;
        string variableDebtSymbol;
        string stableDebtName;
        string stableDebtSymbol;
        bytes params;
    }

    function initReserves(Reserve[] calldata reserves) external;
    function setReserveBorrowing(address token, bool enabled) external;
    function configureReserveAsCollateral(address token, uint256 ltv, uint256 threshold, uint256 bonus) external;
    function setReserveFactor(address token, uint256 factor) external;
    function setSupplyCap(address token, uint256 cap) external;
    function setBorrowCap(address token, uint256 cap) external;
    function setDebtCeiling(address token, uint256 ceiling) external;
    function setBorrowableInIsolation(address token, bool borrowable) external;
    function setEModeCategory(
        uint8 category,
        uint16 ltv,
        uint16 threshold,
        uint16 bonus,
        address oracle,
        string calldata label
    ) external;
    function setAssetEModeCategory(address token, uint8 category) external;
}

/// @dev What a devnet calls of Aave v3's Pool.
interface ILendingPool {
    function supply(address token, uint256 amount, address onBehalfOf, uint16 referral) external;
    function borrow(address token, uint256 amount, uint256 rateMode, uint16 referral, address onBehalfOf) external;
}

/// @title Opens an Aave v3 market for business: lists tokens, lends, and borrows
/// @notice For local devnets only. It is a pool admin of the market, and the market's first lender and borrower.
contract DevLender is Ownable {
    using SafeERC20 for IERC20;

    uint256 private constant VARIABLE_RATE = 2;

    constructor(address owner) Ownable(owner) {}

    /// @notice Lists `token`.
    /// @param parts interest strategy, then the implementations of aToken, stable and variable debt token
    /// @param p loan to value, liquidation threshold, liquidation bonus and reserve factor, in 1/10,000; supply and borrow
    /// cap in whole tokens, 0 for none; debt ceiling of isolation mode in cents, 0 for none; whether it can be borrowed
    /// in isolation mode, 0 or 1; e-mode category, 0 for none
    function list(IConfigurator configurator, IERC20Metadata token, address[] calldata parts, uint256[] calldata p)
        external
        onlyOwner
    {
        string memory symbol = token.symbol();
        IConfigurator.Reserve[] memory reserves = new IConfigurator.Reserve[](1);
        reserves[0] = IConfigurator.Reserve(
            parts[1],
            parts[2],
            parts[3],
            token.decimals(),
            parts[0],
            address(token),
            owner(),
            address(0),
            string.concat("Aave ", symbol),
            string.concat("a", symbol),
            string.concat("Aave Variable Debt ", symbol),
            string.concat("variableDebt", symbol),
            string.concat("Aave Stable Debt ", symbol),
            string.concat("stableDebt", symbol),
            ""
        );
        configurator.initReserves(reserves);
        configurator.configureReserveAsCollateral(address(token), p[0], p[1], p[2]);
        configurator.setReserveBorrowing(address(token), true);
        configurator.setReserveFactor(address(token), p[3]);
        configurator.setSupplyCap(address(token), p[4]);
        configurator.setBorrowCap(address(token), p[5]);
        if (p[6] > 0) configurator.setDebtCeiling(address(token), p[6]);
        if (p[7] > 0) configurator.setBorrowableInIsolation(address(token), true);
        if (p[8] > 0) configurator.setAssetEModeCategory(address(token), uint8(p[8]));
    }

    /// @notice Makes the e-mode category 1, of coins that are worth a dollar.
    function openEMode(IConfigurator configurator) external onlyOwner {
        configurator.setEModeCategory(1, 9300, 9500, 10_100, address(0), "Stablecoins");
    }

    /// @notice Lends of what it holds.
    function lend(ILendingPool pool, IERC20 token, uint256 amount) external onlyOwner {
        token.forceApprove(address(pool), amount);
        pool.supply(address(token), amount, address(this), 0);
    }

    /// @notice Borrows, at the variable rate, for its owner.
    function borrow(ILendingPool pool, IERC20 token, uint256 amount) external onlyOwner {
        pool.borrow(address(token), amount, VARIABLE_RATE, 0, address(this));
        token.safeTransfer(owner(), amount);
    }
}

/// @title A price as Chainlink's feeds answer it, set by its owner
/// @notice For local devnets only, where no oracle network is.
contract DevPriceFeed is Ownable {
    /// @notice US dollars, times 1e8.
    int256 public latestAnswer;

    constructor(address owner, int256 answer) Ownable(owner) {
        latestAnswer = answer;
    }

    function set(int256 answer) external onlyOwner {
        latestAnswer = answer;
    }

    function decimals() external pure returns (uint8) {
        return 8;
    }
}

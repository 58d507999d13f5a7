// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Escrow} from "./Escrow.sol";

/// @title Subsidies by a schedule that is funded beforehand, apart from every price
/// @notice A subsidy is a part of the fee of the same settlement, at most all of it, so that a provider who rents from
/// himself earns nothing. Each epoch has a budget; what an epoch leaves, and what nobody earned, goes back at the end.
abstract contract Subsidies is Escrow {
    /// @param rateBps part of a settlement's fee that is added to what the provider earns
    /// @param budget most that an epoch pays
    struct Schedule {
        uint256 start;
        uint256 epochLength;
        uint256 epochs;
        uint256 budget;
        uint256 rateBps;
        uint256 left;
    }

    address public immutable TREASURER;
    uint256 public immutable FEE_BPS;

    mapping(IERC20 token => Schedule) public schedules;
    mapping(IERC20 token => mapping(uint256 start => mapping(uint256 epoch => uint256))) public spent;

    event Scheduled(
        address indexed token, uint256 start, uint256 epochLength, uint256 epochs, uint256 budget, uint256 rateBps
    );
    event Subsidised(bytes32 indexed leaseId, address indexed provider, uint256 amount);

    error NotTheTreasurer();
    error BadSchedule();
    error StillRunning(uint256 until);

    constructor(address treasurer, uint256 feeBps) {
        if (treasurer == address(0) || feeBps > 10_000) revert BadSchedule();
        (TREASURER, FEE_BPS) = (treasurer, feeBps);
    }

    /// @notice The treasurer funds a schedule from now on; the one before must be over, and what it left is his again.
    function schedule(IERC20 token, uint256 epochLength, uint256 epochs, uint256 budget, uint256 rateBps)
        external
        nonReentrant
    {
        if (msg.sender != TREASURER) revert NotTheTreasurer();
        if (epochLength == 0 || epochs == 0 || rateBps > 10_000) revert BadSchedule();
        Schedule storage old = schedules[token];
        uint256 until = old.start + old.epochLength * old.epochs;
        if (block.timestamp < until) revert StillRunning(until);
        if (old.start == block.timestamp) revert BadSchedule();
        _credit(token, TREASURER, old.left);
        schedules[token] = Schedule(block.timestamp, epochLength, epochs, budget, rateBps, budget * epochs);
        emit Scheduled(address(token), block.timestamp, epochLength, epochs, budget, rateBps);
        _take(token, msg.sender, budget * epochs);
    }

    function _subsidise(bytes32 leaseId, IERC20 token, address provider, uint256 fee) internal {
        Schedule storage plan = schedules[token];
        if (plan.left == 0) return;
        uint256 epoch = (block.timestamp - plan.start) / plan.epochLength;
        if (epoch >= plan.epochs) return;
        uint256 used = spent[token][plan.start][epoch];
        uint256 amount = _min(fee * plan.rateBps / 10_000, plan.budget - used);
        if (amount == 0) return;
        spent[token][plan.start][epoch] = used + amount;
        plan.left -= amount;
        _credit(token, provider, amount);
        emit Subsidised(leaseId, provider, amount);
    }
}

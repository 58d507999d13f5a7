// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {IdentityRegistry} from "./IdentityRegistry.sol";

/// @title Ether that somebody left behind an agent
/// @notice Shows that whoever stands behind an agent can afford to wait for its money. Nobody can take it: it is a sign of
/// patience, not an insurance. It is the staker's own, not the agent's owner's, and goes nowhere when the agent is sold.
contract AgentStake {
    struct Unstaking {
        uint256 amount;
        uint256 releasedAt;
    }

    event Staked(uint256 indexed agentId, address indexed staker, uint256 amount, uint256 total);
    event UnstakeRequested(
        uint256 indexed agentId, address indexed staker, uint256 amount, uint256 total, uint256 releasedAt
    );
    event Unstaked(uint256 indexed agentId, address indexed staker, uint256 amount);

    error NothingStaked();
    error MoreThanStaked(uint256 amount, uint256 staked);
    error NotReleasedYet(uint256 releasedAt);

    /// @notice How long, in seconds, a stake is out of sight before it is paid out.
    uint256 public constant UNSTAKING_TIME = 7 days;

    IdentityRegistry private immutable IDENTITIES;

    /// @notice What stands behind an agent, in wei; what is being unstaked does not count.
    mapping(uint256 agentId => uint256) public stakeOf;

    /// @notice Of that, the staker's part.
    mapping(uint256 agentId => mapping(address staker => uint256)) public stakeBy;

    /// @notice What a staker is taking out.
    mapping(uint256 agentId => mapping(address staker => Unstaking)) public unstaking;

    constructor(IdentityRegistry identities) {
        IDENTITIES = identities;
    }

    /// @notice Leaves the ether that is sent behind an agent.
    function stake(uint256 agentId) external payable {
        if (msg.value == 0) revert NothingStaked();
        IDENTITIES.ownerOf(agentId); // reverts if there is no such agent
        stakeBy[agentId][msg.sender] += msg.value;
        emit Staked(agentId, msg.sender, msg.value, stakeOf[agentId] += msg.value);
    }

    /// @notice Begins to take `amount` wei out. What was being taken out before waits as long again.
    function requestUnstake(uint256 agentId, uint256 amount) external {
        uint256 staked = stakeBy[agentId][msg.sender];
        if (amount == 0) revert NothingStaked();
        if (amount > staked) revert MoreThanStaked(amount, staked);
        stakeBy[agentId][msg.sender] = staked - amount;
        uint256 total = stakeOf[agentId] -= amount;
        Unstaking storage leaving = unstaking[agentId][msg.sender];
        leaving.amount += amount;
        leaving.releasedAt = block.timestamp + UNSTAKING_TIME;
        emit UnstakeRequested(agentId, msg.sender, amount, total, leaving.releasedAt);
    }

    /// @notice Pays out what was taken out long enough ago.
    function unstake(uint256 agentId) external {
        Unstaking memory leaving = unstaking[agentId][msg.sender];
        if (leaving.amount == 0) revert NothingStaked();
        if (block.timestamp < leaving.releasedAt) revert NotReleasedYet(leaving.releasedAt);
        delete unstaking[agentId][msg.sender];
        emit Unstaked(agentId, msg.sender, leaving.amount);
        Address.sendValue(payable(msg.sender), leaving.amount);
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC7579Utils, Execution} from "@openzeppelin/contracts/account/utils/draft-ERC7579Utils.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC7821} from "@openzeppelin/contracts/interfaces/draft-IERC7821.sol";
import {ERC1155Holder} from "@openzeppelin/contracts/token/ERC1155/utils/ERC1155Holder.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {ERC721Holder} from "@openzeppelin/contracts/token/ERC721/utils/ERC721Holder.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {TransientSlot} from "@openzeppelin/contracts/utils/TransientSlot.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Assets} from "./Assets.sol";
import {Calls} from "./Calls.sol";
import {ACCOUNT, Amount, Asset, Call, Check, Insert, ONE, Plan, SANDBOX, Step} from "./Plan.sol";
import {PlanHash} from "./PlanHash.sol";
import {Sandbox} from "./Sandbox.sol";
import {SandboxFactory} from "./SandboxFactory.sol";

/// @title The code that a user's own address delegates to by EIP-7702
/// @notice It runs plans that the user signed, and lets the chain enforce the outcome of each of their steps: all of it
/// comes about, or none of it does. It has no initialiser, no owner, no upgrade and no session keys: authority is the
/// address's own key. Delegation takes nothing away from the address: it receives ether within 2,300 gas and NFTs as
/// before, and its signatures count for ERC-1271 exactly where they counted before.
/// @dev On its own address, undelegated, this code has no key, hence runs no plan and answers to nobody.
contract ErrandAccount is IERC1271, IERC7821, ERC721Holder, ERC1155Holder {
    using BitMaps for BitMaps.BitMap;
    using TransientSlot for *;

    /// @notice What the `gain` entry for `token` in `step` measured.
    event Measured(uint256 indexed intentId, uint256 step, address token, uint256 amount);

    /// @notice The plan is done. This log in a final block, and nothing else, proves it.
    event Executed(uint256 indexed intentId, bytes32 indexed planHash, bytes32 indexed proposalHash);

    /// @notice No plan with this id will ever run.
    event Cancelled(uint256 indexed intentId);

    /// @notice The account is in the middle of something.
    error Locked();

    error Expired(uint256 deadline);
    error WrongSubmitter(address submitter, address caller);

    /// @notice The signature over `planHash` is not that of the account's own key.
    error WrongSignature(bytes32 planHash);

    /// @notice The plan was executed before, or cancelled.
    error AlreadyBurned(uint256 intentId);

    error UnknownLane(uint256 step, uint8 lane);
    error DuplicateToken(uint256 step, address token);

    /// @notice Less than the guaranteed minimum arrived.
    error OutcomeNotMet(uint256 step, address token, uint256 arrived, uint256 minimum);

    /// @notice More than the allowed maximum left the account.
    error SpendExceeded(uint256 step, address token, uint256 spent, uint256 maximum);

    /// @notice The reading at `index` is out of its bounds.
    error CheckFailed(uint256 step, uint256 index, uint256 actual);

    /// @notice The reading at `index` reverted, or its answer has no such word.
    error CheckUnreadable(uint256 step, uint256 index);

    /// @notice Only the account's own key, by a transaction from the account to itself, may do this.
    error NotSelf(address caller);

    /// @notice No sandbox was made for this step.
    error NoSandbox(uint256 intentId, uint256 step);

    /// @notice Only ERC-7821's single batch without extra data is supported.
    error UnsupportedMode(bytes32 mode);

    /// @notice A batch may hold one call, without value, to the account's own executePlan: plans are not spelled out
    /// in it.
    error NotAPlan();

    /// @dev What a plan under way knows so far: `known` of the registers are those of earlier steps.
    struct Progress {
        uint256 intentId;
        uint256 step;
        uint256[] registers;
        uint256 measured;
        uint256 known;
    }

    /// @custom:storage-location erc7201:errand.account
    struct AccountStorage {
        BitMaps.BitMap burned;
    }

    /// @dev keccak256(abi.encode(uint256(keccak256("errand.account")) - 1)) & ~bytes32(uint256(0xff))
    bytes32 private constant STORAGE = 0x39d39857d148744b07051a1bda45043f5d4a51ca3647bcffd60ea9d03863c300;

    /// @dev Transient, so that a plan cannot leave it behind. Nothing else of this contract is transient.
    bytes32 private constant LOCK = keccak256("errand.account.lock");

    /// @dev ERC-7821's single batch: call type 1, revert on failure, four bytes of no meaning, no mode selector.
    uint80 private constant SINGLE_BATCH = 0x01000000000000000000;
    uint80 private constant MODE_MASK = 0xffff00000000ffffffff;

    SandboxFactory private immutable FACTORY;

    /// @dev Held by every entry that changes anything, so that no plan, and nothing else, nests inside another.
    modifier locked() {
        if (LOCK.asBoolean().tload()) revert Locked();
        LOCK.asBoolean().tstore(true);
        _;
        LOCK.asBoolean().tstore(false);
    }

    modifier onlySelf() {
        if (msg.sender != address(this)) revert NotSelf(msg.sender);
        _;
    }

    constructor(SandboxFactory factory) {
        FACTORY = factory;
    }

    receive() external payable {}

    /// @notice Executes `plan`, or reverts and changes nothing. `signature` is the account's own, over
    /// `hashPlan(plan)`.
    /// @dev Too little gas cannot make a part of it fail and the rest pass: nothing that reverts is caught.
    function executePlan(Plan calldata plan, bytes calldata signature) external locked {
        if (block.timestamp > plan.deadline) revert Expired(plan.deadline);
        if (plan.submitter != address(0) && plan.submitter != msg.sender) {
            revert WrongSubmitter(plan.submitter, msg.sender);
        }
        bytes32 planHash = hashPlan(plan);
        if (!_authorises(planHash, signature)) revert WrongSignature(planHash);
        if (isBurned(plan.intentId)) revert AlreadyBurned(plan.intentId);
        _storage().burned.set(plan.intentId);
        _runSteps(plan);
        emit Executed(plan.intentId, planHash, plan.proposalHash);
    }

    /// @inheritdoc IERC7821
    /// @dev For senders that speak ERC-7821 only: the batch wraps one executePlan, and the plan's own rules judge it,
    /// the submitter being whoever calls here. The delegatecall is to this very code, and keeps the caller.
    function execute(bytes32 mode, bytes calldata executionData) external payable {
        if (!supportsExecutionMode(mode)) revert UnsupportedMode(mode);
        Execution[] calldata batch = ERC7579Utils.decodeBatch(executionData);
        if (batch.length != 1) revert NotAPlan();
        Execution calldata only = batch[0];
        bool toSelf = only.target == address(this) || only.target == address(0);
        if (!toSelf || only.value != 0 || bytes4(only.callData) != this.executePlan.selector) revert NotAPlan();
        Address.functionDelegateCall(address(this), only.callData);
    }

    /// @notice Makes sure that no plan with one of these ids will run.
    /// @dev An id that is burned already is passed over and not logged: one plan that came first must not save the
    /// others.
    function cancel(uint256[] calldata intentIds) external locked onlySelf {
        for (uint256 i = 0; i < intentIds.length; ++i) {
            if (isBurned(intentIds[i])) continue;
            _storage().burned.set(intentIds[i]);
            emit Cancelled(intentIds[i]);
        }
    }

    /// @notice Gets out of an old sandbox what its step had not declared: makes `calls` from it (that move an NFT,
    /// say), then sweeps `tokens` to the account.
    function rescue(uint256 intentId, uint256 step, Call[] calldata calls, address[] calldata tokens)
        external
        locked
        onlySelf
    {
        Sandbox sandbox = FACTORY.sandboxOf(address(this), intentId, step);
        if (address(sandbox).code.length == 0) revert NoSandbox(intentId, step);
        sandbox.run(step, calls);
        for (uint256 i = 0; i < tokens.length; ++i) {
            sandbox.sweep(tokens[i]);
        }
    }

    /// @notice What ERC-677 tokens (LINK is one) call on receivers with code; an address without code is not asked.
    function onTokenTransfer(address, uint256, bytes calldata) external pure {}

    /// @notice The EIP-712 digest that the user signs, and the plan's name in the Executed log.
    function hashPlan(Plan calldata plan) public view returns (bytes32) {
        return PlanHash.digest(plan, address(this));
    }

    /// @notice Whether the plan with this id was executed or cancelled.
    function isBurned(uint256 intentId) public view returns (bool) {
        return _storage().burned.get(intentId);
    }

    /// @notice Where the sandbox for `step` of the plan `intentId` is, or would be.
    function sandboxOf(uint256 intentId, uint256 step) external view returns (address) {
        return address(FACTORY.sandboxOf(address(this), intentId, step));
    }

    /// @inheritdoc IERC1271
    /// @dev Valid exactly where `ecrecover` of the unmodified digest gives the account's own address, as before
    /// delegation.
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        return _signed(hash, signature) ? this.isValidSignature.selector : bytes4(0xffffffff);
    }

    /// @inheritdoc IERC7821
    function supportsExecutionMode(bytes32 mode) public pure returns (bool) {
        return uint80(bytes10(mode)) & MODE_MASK == SINGLE_BATCH;
    }

    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC721Receiver).interfaceId || interfaceId == type(IERC1271).interfaceId
            || super.supportsInterface(interfaceId);
    }

    function _runSteps(Plan calldata plan) private {
        Progress memory progress;
        progress.intentId = plan.intentId;
        uint256 registers = 0;
        for (uint256 i = 0; i < plan.steps.length; ++i) {
            registers += plan.steps[i].gain.length;
        }
        progress.registers = new uint256[](registers);
        for (uint256 i = 0; i < plan.steps.length; ++i) {
            Step calldata step = plan.steps[i];
            progress.step = i;
            _requireDistinctTokens(step, i);
            if (step.lane == SANDBOX) _runInSandbox(step, progress);
            else if (step.lane == ACCOUNT) _runFromAccount(step, progress);
            else revert UnknownLane(i, step.lane);
            _check(step.checks, i);
            progress.known = progress.measured;
        }
    }

    /// @dev What arrives is measured around the sandbox's own sweep, token by token, and never counts for more than
    /// left the sandbox for it. So nothing that the user owned before can meet the outcome: not a claim that pays the
    /// user, be it triggered by the calls or by a token's hook in the sweep, not an old order, not another plan.
    function _runInSandbox(Step calldata step, Progress memory progress) private {
        Sandbox sandbox = FACTORY.create(progress.intentId, progress.step);
        for (uint256 i = 0; i < step.spend.length; ++i) {
            Assets.send(step.spend[i].token, address(sandbox), _resolve(step.spend[i].amount, progress));
        }
        sandbox.run(progress.step, step.calls);
        for (uint256 i = 0; i < step.gain.length; ++i) {
            address token = step.gain[i].token;
            uint256 before = Assets.balanceOf(token, address(this));
            uint256 left = sandbox.sweep(token);
            uint256 arrived = Math.saturatingSub(Assets.balanceOf(token, address(this)), before);
            _settle(step.gain[i], Math.min(arrived, left), progress);
        }
        for (uint256 i = 0; i < step.spend.length; ++i) {
            sandbox.sweep(step.spend[i].token);
        }
    }

    /// @dev The calls are the framework's own, so plain differences of the account's balances say what left and
    /// arrived.
    function _runFromAccount(Step calldata step, Progress memory progress) private {
        uint256[] memory spendBefore = _balances(step.spend);
        uint256[] memory gainBefore = _balances(step.gain);
        for (uint256 i = 0; i < step.calls.length; ++i) {
            _callFromAccount(step.calls[i], i, progress);
        }
        for (uint256 i = 0; i < step.spend.length; ++i) {
            address token = step.spend[i].token;
            uint256 spent = Math.saturatingSub(spendBefore[i], Assets.balanceOf(token, address(this)));
            uint256 maximum = _resolve(step.spend[i].amount, progress);
            if (spent > maximum) revert SpendExceeded(progress.step, token, spent, maximum);
        }
        for (uint256 i = 0; i < step.gain.length; ++i) {
            uint256 balance = Assets.balanceOf(step.gain[i].token, address(this));
            _settle(step.gain[i], Math.saturatingSub(balance, gainBefore[i]), progress);
        }
    }

    function _callFromAccount(Call calldata call, uint256 index, Progress memory progress) private {
        if (call.nested != 0) revert Calls.BadNesting(progress.step, index);
        bytes memory data = call.data;
        for (uint256 i = 0; i < call.inserts.length; ++i) {
            Insert calldata insert = call.inserts[i];
            Calls.insert(data, insert.offset, _resolve(insert.amount, progress));
        }
        Calls.perform(call.to, _resolve(call.value, progress), data, progress.step, index);
    }

    /// @dev Holds what arrived against the minimum, and keeps it as the next register.
    function _settle(Asset calldata gain, uint256 arrived, Progress memory progress) private {
        uint256 minimum = _resolve(gain.amount, progress);
        if (arrived < minimum) revert OutcomeNotMet(progress.step, gain.token, arrived, minimum);
        progress.registers[progress.measured++] = arrived;
        emit Measured(progress.intentId, progress.step, gain.token, arrived);
    }

    function _check(Check[] calldata checks, uint256 step) private view {
        for (uint256 i = 0; i < checks.length; ++i) {
            Check calldata check = checks[i];
            (bool success, bytes memory answer) = check.target.staticcall(check.data);
            uint256 words = answer.length / 32;
            if (!success || check.word >= words) revert CheckUnreadable(step, i);
            uint256 offset = 32 + 32 * check.word;
            uint256 actual;
            assembly ("memory-safe") {
                actual := mload(add(answer, offset))
            }
            if (actual < check.min || actual > check.max) revert CheckFailed(step, i, actual);
        }
    }

    function _resolve(Amount calldata amount, Progress memory progress) private pure returns (uint256) {
        if (amount.source == 0) return amount.value;
        if (amount.source > progress.known) revert Calls.UnknownSource(amount.source);
        return Math.mulDiv(progress.registers[amount.source - 1], amount.value, ONE);
    }

    function _balances(Asset[] calldata assets) private view returns (uint256[] memory balances) {
        balances = new uint256[](assets.length);
        for (uint256 i = 0; i < assets.length; ++i) {
            balances[i] = Assets.balanceOf(assets[i].token, address(this));
        }
    }

    /// @dev A token that stood twice would be measured twice, or be spent and gained at once.
    function _requireDistinctTokens(Step calldata step, uint256 index) private pure {
        uint256 spends = step.spend.length;
        uint256 all = spends + step.gain.length;
        for (uint256 i = 1; i < all; ++i) {
            address token = i < spends ? step.spend[i].token : step.gain[i - spends].token;
            for (uint256 j = 0; j < i; ++j) {
                if (token == (j < spends ? step.spend[j].token : step.gain[j - spends].token)) {
                    revert DuplicateToken(index, token);
                }
            }
        }
    }

    /// @dev Whether `signature` lets the plan run. Virtual for the simulation alone, which runs before anything is signed.
    function _authorises(bytes32 planHash, bytes calldata signature) internal view virtual returns (bool) {
        return _signed(planHash, signature);
    }

    /// @dev 65 bytes with the lower s; anything else recovers to the zero address, which is nobody's account.
    function _signed(bytes32 hash, bytes calldata signature) private view returns (bool) {
        (address signer,,) = ECDSA.tryRecoverCalldata(hash, signature);
        return signer == address(this);
    }

    function _storage() private pure returns (AccountStorage storage state) {
        bytes32 slot = STORAGE;
        assembly ("memory-safe") {
            state.slot := slot
        }
    }
}

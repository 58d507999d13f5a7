// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {Call, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {Sandbox} from "../src/Sandbox.sol";
import {DevTether} from "../src/devnet/DevTether.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {Thief, Turncoat} from "../src/devnet/Hostile.sol";
import {CallbackPool, Claims, Meddler} from "./support/Attackers.sol";
import {ErrandTest} from "./support/ErrandTest.sol";
import {FeeToken, Hook, HookToken} from "./support/Tokens.sol";

/// @dev Agents and strangers who do whatever a seed says, in any order, to one user. The user signs any plan, as if the
/// offers could not be told apart; `floor` is what the signed outcomes leave the user at least.
contract HostileWorld is ErrandTest {
    address[] public tokens;
    mapping(address token => uint256) public floor;
    mapping(uint256 intentId => bool) public ran;
    uint256 public intents;
    uint256 public executed;
    uint256 public refused;

    Turncoat private turncoat;
    Thief private thief;
    CallbackPool private pool;
    Claims private claims;
    Meddler private meddler;
    address private stranger = address(0xBAD);
    bytes private pendingPlan;
    bytes private pendingSignature;
    uint256 private seed;

    function setUp() public override {
        super.setUp();
        (turncoat, thief, pool, claims, meddler) =
        (new Turncoat(), new Thief(), new CallbackPool(), new Claims(), new Meddler());
        tokens.push(ETH);
        tokens.push(address(new DevToken("Dai", "DAI", 18)));
        tokens.push(address(new DevTether()));
        tokens.push(address(new HookToken()));
        tokens.push(address(new FeeToken()));
        for (uint256 i = 0; i < tokens.length; ++i) {
            _give(tokens[i], user, 1e9 ether);
            _give(tokens[i], address(turncoat), 1e9 ether);
            _give(tokens[i], address(pool), 1e9 ether);
            _give(tokens[i], address(claims), 1e9 ether);
            floor[tokens[i]] = 1e9 ether;
        }
    }

    function _any(uint256 below) private returns (uint256) {
        seed = uint256(keccak256(abi.encode(seed)));
        return seed % below;
    }

    function _anyToken() private returns (address) {
        return tokens[_any(tokens.length)];
    }

    /// @dev A plan of an agent: an offer for some pair, and calls of which some keep it and most do not.
    function agentActs(uint256 seed_) external {
        seed = seed_;
        address sold = _anyToken();
        address bought = _anyToken();
        uint256 amount = _any(100 ether);
        uint256 minimum = _any(3) == 0 ? 0 : _any(100 ether);
        if (sold == bought) return;
        Call[] memory calls = new Call[](_any(6));
        for (uint256 i = 0; i < calls.length; ++i) {
            calls[i] = _anyCall(sold, amount, bought, minimum);
            if (_any(4) == 0) calls[i].nested = _any(calls.length - i);
        }
        if (_any(2) == 0) calls = _goodCalls(sold, bought, minimum);
        Plan memory plan = _plan(intents++, _step(SANDBOX, _assets(sold, amount), _assets(bought, minimum), calls));
        bytes memory signature = _sign(plan);
        claims.owe(user, bought, _any(10 ether));

        uint256[] memory before = _balances();
        try account.executePlan{gas: 20_000_000}(plan, signature) {
            ++executed;
            ran[plan.intentId] = true;
            floor[sold] -= amount;
            floor[bought] += minimum;
        } catch {
            ++refused;
            uint256[] memory afterwards = _balances();
            for (uint256 i = 0; i < tokens.length; ++i) {
                vm.assertEq(afterwards[i], before[i], "a refused plan changes nothing");
            }
            (pendingPlan, pendingSignature) = (abi.encode(plan), signature);
        }
    }

    function _goodCalls(address sold, address bought, uint256 minimum) private view returns (Call[] memory) {
        // twice the minimum, so that a fee on the way does not matter
        bytes memory data = abi.encodeCall(Thief.swap, (sold, 0, bought, 2 * minimum));
        if (sold == ETH) return _calls(_withBalance(_call(address(turncoat), _balance(), data), 1, ETH));
        Call memory approve = _withBalance(_call(sold, abi.encodeCall(IERC20.approve, (address(turncoat), 0))), 1, sold);
        return _calls(approve, _withBalance(_call(address(turncoat), data), 1, sold));
    }

    function _anyCall(address sold, uint256 amount, address bought, uint256 minimum) private returns (Call memory) {
        uint256 which = _any(12);
        address token = _any(2) == 0 ? sold : bought;
        if (which == 0) return _call(stranger, _share(_any(1 ether + 1), type(uint256).max), "");
        if (which == 1) return _call(address(claims), abi.encodeCall(Claims.claim, (user, bought)));
        if (which == 2) return _call(user, _share(_any(1 ether + 1), type(uint256).max), "");
        if (which == 3) return _call(address(turncoat), abi.encodeCall(Thief.swap, (sold, 0, bought, minimum)));
        if (which == 4) {
            return _call(address(pool), abi.encodeCall(CallbackPool.swap, (sold, amount, bought, minimum)));
        }
        if (which == 5) return _call(address(pool), abi.encodeCall(CallbackPool.callBack, (_any(3))));
        if (which == 6) {
            bytes memory entry = abi.encodeCall(ErrandAccount.executePlan, (_pending(), pendingSignature));
            return _call(address(meddler), abi.encodeCall(Meddler.meddle, (user, entry)));
        }
        if (which == 7) {
            return _call(address(meddler), abi.encodeCall(Meddler.meddleBack, (abi.encodeCall(Sandbox.sweep, (token)))));
        }
        if (which == 8) return _call(address(factory), abi.encodeWithSignature("create(uint256,uint256)", intents, 0));
        if (token == ETH) return _call(address(thief), _balance(), "");
        if (which == 9) return _withBalance(_call(token, abi.encodeCall(IERC20.transfer, (stranger, 0))), 1, token);
        if (which == 10) {
            return _call(token, abi.encodeCall(IERC20.transferFrom, (user, stranger, 1 + _any(100 ether))));
        }
        return _call(token, abi.encodeCall(IERC20.approve, (stranger, type(uint256).max)));
    }

    /// @dev Anyone may call anything from outside: the account, its sandboxes, old and future, the tokens.
    function strangerActs(uint256 seed_) external {
        seed = seed_;
        address token = _anyToken();
        address sandbox = account.sandboxOf(_any(intents + 2), 0);
        uint256 which = _any(8);
        address target = which < 4 ? user : which < 7 ? sandbox : token;
        bytes memory data;
        if (which == 0) data = abi.encodeCall(ErrandAccount.cancel, (new uint256[](3)));
        if (which == 1) data = abi.encodeCall(ErrandAccount.rescue, (_any(intents + 1), 0, _calls(), tokens));
        if (which == 2) data = abi.encodeCall(ErrandAccount.execute, (bytes32(bytes1(0x01)), abi.encode(seed)));
        if (which == 3) data = abi.encodeCall(ErrandAccount.executePlan, (_pending(), new bytes(65)));
        if (which == 4) data = abi.encodeCall(Sandbox.sweep, (token));
        if (which == 5) data = abi.encodeCall(Sandbox.run, (0, _calls(_call(stranger, _balance(), ""))));
        if (which == 6) data = abi.encode(seed);
        if (which == 7) data = abi.encodeCall(IERC20.transferFrom, (_any(2) == 0 ? user : sandbox, stranger, 1));
        uint256[] memory before = _balances();
        vm.prank(stranger);
        (bool success,) = target.call(data);
        if (target == user || (target == sandbox && sandbox.code.length > 0)) vm.assertFalse(success, "refused");
        uint256[] memory afterwards = _balances();
        for (uint256 i = 0; i < tokens.length; ++i) {
            vm.assertEq(afterwards[i], before[i], "a stranger changes nothing");
        }
    }

    /// @dev A plan that was refused may come again, for as long as it has not run: then it keeps its promise or fails.
    function someoneTriesAgain() external {
        if (pendingSignature.length == 0) return;
        Plan memory plan = _pending();
        try account.executePlan{gas: 20_000_000}(plan, pendingSignature) {
            vm.assertFalse(ran[plan.intentId], "no plan runs twice");
            ran[plan.intentId] = true;
            ++executed;
            floor[plan.steps[0].spend[0].token] -= plan.steps[0].spend[0].amount.value;
            floor[plan.steps[0].gain[0].token] += plan.steps[0].gain[0].amount.value;
        } catch {}
    }

    function _pending() private view returns (Plan memory plan) {
        if (pendingPlan.length > 0) plan = abi.decode(pendingPlan, (Plan));
    }

    function poolTurns(bool turned) external {
        turncoat.turn(turned);
    }

    function _balances() private view returns (uint256[] memory balances) {
        balances = new uint256[](tokens.length);
        for (uint256 i = 0; i < tokens.length; ++i) {
            balances[i] = _held(tokens[i], user);
        }
    }

    function held(address token) external view returns (uint256) {
        return _held(token, user);
    }

    function isBurned(uint256 intentId) external view returns (bool) {
        return account.isBurned(intentId);
    }

    function count() external view returns (uint256) {
        return tokens.length;
    }
}

contract InvariantTest is ErrandTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    HostileWorld private world;

    function setUp() public override {
        world = new HostileWorld();
        world.setUp();
    }

    function targetContracts() external view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(world);
    }

    function targetSelectors() external view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(world), new bytes4[](6));
        targets[0].selectors[0] = HostileWorld.agentActs.selector;
        targets[0].selectors[1] = HostileWorld.agentActs.selector;
        targets[0].selectors[2] = HostileWorld.agentActs.selector;
        targets[0].selectors[3] = HostileWorld.strangerActs.selector;
        targets[0].selectors[4] = HostileWorld.someoneTriesAgain.selector;
        targets[0].selectors[5] = HostileWorld.poolTurns.selector;
    }

    /// @dev Never more than the spend is lost, and never less than the guaranteed minimum is gained, over all plans.
    function invariant_theSignedOutcomesHold() external view {
        for (uint256 i = 0; i < world.count(); ++i) {
            address token = world.tokens(i);
            vm.assertGe(world.held(token), world.floor(token), "the user has what the outcomes left");
        }
    }

    function invariant_exactlyWhatRanIsBurned() external view {
        for (uint256 i = 0; i < world.intents(); ++i) {
            vm.assertTrue(world.isBurned(i) == world.ran(i), "burned if it ran");
        }
    }

    /// @dev The world is not idle: over a few dozen plans some are kept and some refused.
    function test_theWorldBothKeepsAndBreaksPromises() external {
        for (uint256 i = 0; i < 60; ++i) {
            world.agentActs(uint256(keccak256(abi.encode(i))));
        }
        vm.assertGe(world.executed(), 10, "some plans are executed");
        vm.assertGe(world.refused(), 10, "some plans are refused");
    }
}

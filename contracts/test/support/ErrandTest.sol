// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ErrandAccount} from "../../src/ErrandAccount.sol";
import {ACCOUNT, Amount, Asset, BALANCE, Call, Check, Insert, ONE, Plan, SANDBOX, Step} from "../../src/Plan.sol";
import {SandboxFactory} from "../../src/SandboxFactory.sol";
import {DevToken} from "../../src/devnet/DevToken.sol";
import {Vm} from "./Vm.sol";

/// @dev What every test starts from: a user whose address is delegated, and short words for the parts of a plan.
abstract contract ErrandTest {
    Vm internal constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));
    address internal constant ETH = address(0);
    uint256 internal constant USER_KEY = 0xA11CE;

    SandboxFactory internal factory;
    ErrandAccount internal code;
    address internal user;
    ErrandAccount internal account;

    function setUp() public virtual {
        factory = new SandboxFactory();
        code = new ErrandAccount(factory);
        user = vm.addr(USER_KEY);
        account = _delegate(user);
        vm.label(user, "user");
    }

    function _delegate(address eoa) internal returns (ErrandAccount) {
        vm.etch(eoa, abi.encodePacked(hex"ef0100", code));
        return ErrandAccount(payable(eoa));
    }

    // ---- signing and running

    function _sign(Plan memory plan) internal view returns (bytes memory) {
        return _sign(USER_KEY, account.hashPlan(plan));
    }

    function _sign(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _run(Plan memory plan) internal {
        account.executePlan(plan, _sign(plan));
    }

    function _runReverting(Plan memory plan, bytes memory reason) internal {
        bytes memory signature = _sign(plan);
        vm.expectRevert(reason);
        account.executePlan(plan, signature);
        vm.assertFalse(account.isBurned(plan.intentId), "a plan that reverted is not burned");
    }

    function _runReverting(Plan memory plan) internal {
        bytes memory signature = _sign(plan);
        vm.expectRevert();
        account.executePlan(plan, signature);
        vm.assertFalse(account.isBurned(plan.intentId), "a plan that reverted is not burned");
    }

    // ---- the parts of a plan

    function _plan(uint256 intentId, Step memory first) internal view returns (Plan memory plan) {
        plan = Plan(intentId, keccak256("proposal"), address(0), block.timestamp + 60, new Step[](1));
        plan.steps[0] = first;
    }

    function _plan(uint256 intentId, Step memory first, Step memory second) internal view returns (Plan memory plan) {
        plan = Plan(intentId, keccak256("proposal"), address(0), block.timestamp + 60, new Step[](2));
        plan.steps[0] = first;
        plan.steps[1] = second;
    }

    function _step(uint8 lane, Asset[] memory spend, Asset[] memory gain, Call[] memory calls)
        internal
        pure
        returns (Step memory)
    {
        return Step(lane, spend, gain, calls, new Check[](0));
    }

    function _number(uint256 value) internal pure returns (Amount memory) {
        return Amount(value, 0);
    }

    function _share(uint256 value, uint256 register) internal pure returns (Amount memory) {
        return Amount(value, register);
    }

    function _balance() internal pure returns (Amount memory) {
        return Amount(ONE, BALANCE);
    }

    function _none() internal pure returns (Asset[] memory) {
        return new Asset[](0);
    }

    function _assets(address token, uint256 value) internal pure returns (Asset[] memory) {
        return _assets(token, _number(value));
    }

    function _assets(address token, Amount memory amount) internal pure returns (Asset[] memory assets) {
        assets = new Asset[](1);
        assets[0] = Asset(token, amount);
    }

    function _call(address to, bytes memory data) internal pure returns (Call memory) {
        return Call(to, _number(0), data, 0, new Insert[](0));
    }

    function _call(address to, Amount memory value, bytes memory data) internal pure returns (Call memory) {
        return Call(to, value, data, 0, new Insert[](0));
    }

    /// @dev Writes all that the sandbox holds of `token` into the argument with index `argument`.
    function _withBalance(Call memory call, uint256 argument, address token) internal pure returns (Call memory) {
        return _with(call, 4 + 32 * argument, token, _balance());
    }

    function _with(Call memory call, uint256 offset, address token, Amount memory amount)
        internal
        pure
        returns (Call memory)
    {
        Insert[] memory inserts = new Insert[](call.inserts.length + 1);
        for (uint256 i = 0; i < call.inserts.length; ++i) {
            inserts[i] = call.inserts[i];
        }
        inserts[inserts.length - 1] = Insert(offset, token, amount);
        return Call(call.to, call.value, call.data, call.nested, inserts);
    }

    function _nesting(Call memory call, uint256 nested) internal pure returns (Call memory) {
        call.nested = nested;
        return call;
    }

    function _calls() internal pure returns (Call[] memory) {
        return new Call[](0);
    }

    function _calls(Call memory a) internal pure returns (Call[] memory calls) {
        calls = new Call[](1);
        calls[0] = a;
    }

    function _calls(Call memory a, Call memory b) internal pure returns (Call[] memory calls) {
        calls = new Call[](2);
        (calls[0], calls[1]) = (a, b);
    }

    function _calls(Call memory a, Call memory b, Call memory c) internal pure returns (Call[] memory calls) {
        calls = new Call[](3);
        (calls[0], calls[1], calls[2]) = (a, b, c);
    }

    // ---- assets

    function _held(address token, address holder) internal view returns (uint256) {
        return token == ETH ? holder.balance : DevToken(token).balanceOf(holder);
    }

    function _give(address token, address to, uint256 amount) internal {
        if (token == ETH) vm.deal(to, to.balance + amount);
        else DevToken(token).mint(to, amount);
    }

    function _between(uint256 x, uint256 low, uint256 high) internal pure returns (uint256) {
        uint256 size;
        unchecked {
            size = high - low + 1;
        }
        return size == 0 ? x : low + x % size;
    }

    receive() external payable {}
}

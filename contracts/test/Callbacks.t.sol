// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Calls} from "../src/Calls.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {Call, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {Sandbox} from "../src/Sandbox.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {WETH9} from "../src/devnet/WETH9.sol";
import {CallbackPool, Meddler} from "./support/Attackers.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

/// @dev Calls that wait for a pool to call back.
contract CallbacksTest is ErrandTest {
    DevToken private dai;
    DevToken private link;
    CallbackPool private pool;
    CallbackPool private other;

    function setUp() public override {
        super.setUp();
        (dai, link) = (new DevToken("Dai", "DAI", 18), new DevToken("Link", "LINK", 18));
        (pool, other) = (new CallbackPool(), new CallbackPool());
        dai.mint(user, 100 ether);
        link.mint(address(pool), 100 ether);
        vm.deal(address(pool), 100 ether);
        vm.deal(address(other), 100 ether);
    }

    function _swap(CallbackPool to, address sold, uint256 amount, address bought, uint256 paid)
        private
        pure
        returns (Call memory)
    {
        return _call(address(to), abi.encodeCall(CallbackPool.swap, (sold, amount, bought, paid)));
    }

    function _pay(address token, address to, uint256 amount) private pure returns (Call memory) {
        return _call(token, abi.encodeCall(IERC20.transfer, (to, amount)));
    }

    function _sell(Call[] memory calls, address bought, uint256 minimum) private view returns (Plan memory) {
        return _plan(1, _step(SANDBOX, _assets(address(dai), 10 ether), _assets(bought, minimum), calls));
    }

    function test_aPoolIsPaidInItsCallback(uint256 paid) public {
        paid = _between(paid, 0, 100 ether);
        address[2] memory tokens = [ETH, address(link)];
        for (uint256 i = 0; i < tokens.length; ++i) {
            Plan memory plan = _sell(
                _calls(
                    _nesting(_swap(pool, address(dai), 10 ether, tokens[i], paid), 1),
                    _pay(address(dai), address(pool), 10 ether)
                ),
                tokens[i],
                paid
            );
            plan.intentId = i;
            _run(plan);
            vm.assertEq(_held(tokens[i], user), paid, "bought");
            vm.assertEq(dai.balanceOf(address(pool)), (i + 1) * 10 ether, "paid");
        }
    }

    function test_theRestRunsAfterTheCallback() public {
        Call[] memory calls = _calls(
            _nesting(_swap(pool, address(dai), 9 ether, ETH, 5), 1),
            _pay(address(dai), address(pool), 9 ether),
            _withBalance(_pay(address(dai), address(0xD1), 0), 1, address(dai))
        );
        _run(_sell(calls, ETH, 5));
        vm.assertEq(dai.balanceOf(address(pool)), 9 ether, "paid in the callback");
        vm.assertEq(dai.balanceOf(address(0xD1)), 1 ether, "the rest, after it");
    }

    function test_callbacksNestInCallbacks() public {
        // `pool` sells LINK for ether and is paid, in its callback, with ether that `other` lends in its own callback.
        Call[] memory calls = new Call[](5);
        calls[0] = _nesting(_swap(pool, ETH, 7, address(link), 20 ether), 3);
        calls[1] = _nesting(_swap(other, address(dai), 10 ether, ETH, 7), 1);
        calls[2] = _pay(address(dai), address(other), 10 ether);
        calls[3] = _call(address(pool), _balance(), "");
        calls[4] = _call(address(pool), abi.encodeCall(CallbackPool.quiet, ()));
        _run(_sell(calls, address(link), 20 ether));
        vm.assertEq(link.balanceOf(user), 20 ether, "bought");
        vm.assertEq(dai.balanceOf(address(other)), 10 ether, "the inner pool is paid");
        vm.assertEq(address(pool).balance, 100 ether + 7, "the outer pool is paid");
    }

    function test_aPoolThatIsNotPaidReverts() public {
        Call[] memory calls = _calls(
            _nesting(_swap(pool, address(dai), 10 ether, ETH, 5), 1), _pay(address(dai), address(pool), 9 ether)
        );
        bytes memory reason = abi.encodeWithSelector(CallbackPool.NotPaid.selector, 9 ether, 10 ether);
        _runReverting(_sell(calls, ETH, 5), abi.encodeWithSelector(Calls.CallFailed.selector, 0, 0, reason));
    }

    function test_aFailureInTheCallbackSaysWhich() public {
        Call[] memory calls =
            _calls(_nesting(_swap(pool, address(dai), 10 ether, ETH, 5), 1), _call(address(0xB0B), hex"01"));
        bytes memory inner = abi.encodeWithSelector(Calls.NoCode.selector, 0, 1, 0xB0B);
        _runReverting(_sell(calls, ETH, 5), abi.encodeWithSelector(Calls.CallFailed.selector, 0, 0, inner));
    }

    function _times(uint256 times) private view returns (Call memory) {
        return _call(address(pool), abi.encodeCall(CallbackPool.callBack, (times)));
    }

    function _unexpected(address caller) private pure returns (bytes memory) {
        return abi.encodeWithSelector(Sandbox.UnexpectedCallback.selector, caller);
    }

    function test_aSecondCallbackReverts() public {
        Call memory pay = _pay(address(dai), address(pool), 1 ether);
        _runReverting(
            _sell(_calls(_nesting(_times(2), 1), pay), ETH, 0),
            abi.encodeWithSelector(Calls.CallFailed.selector, 0, 0, _unexpected(address(pool)))
        );
        _run(_sell(_calls(_nesting(_times(1), 1), pay), ETH, 0));
        vm.assertEq(dai.balanceOf(address(pool)), 1 ether, "once is fine");
    }

    function test_aCallbackThatNobodyAwaitsReverts() public {
        _runReverting(
            _sell(_calls(_times(1)), ETH, 0),
            abi.encodeWithSelector(Calls.CallFailed.selector, 0, 0, _unexpected(address(pool)))
        );
    }

    function test_aLateCallbackReverts() public {
        // The pool keeps quiet while it is awaited, and calls back during the next call.
        Call memory quiet = _nesting(_call(address(pool), abi.encodeCall(CallbackPool.quiet, ())), 1);
        Call memory pay = _pay(address(dai), address(pool), 1 ether);
        _runReverting(
            _sell(_calls(quiet, pay, _times(1)), ETH, 0),
            abi.encodeWithSelector(Calls.CallFailed.selector, 0, 2, _unexpected(address(pool)))
        );
    }

    function test_whatNobodyCallsBackForDoesNotRun() public {
        Call memory quiet = _nesting(_call(address(pool), abi.encodeCall(CallbackPool.quiet, ())), 2);
        Call memory pay = _pay(address(dai), address(pool), 1 ether);
        _run(_sell(_calls(quiet, pay, pay), ETH, 0));
        vm.assertEq(dai.balanceOf(user), 100 ether, "nothing was paid");
    }

    function test_aForeignCallerIsNotTheAwaitedOne() public {
        Meddler meddler = new Meddler();
        Call memory swap = _nesting(_call(address(pool), abi.encodeCall(CallbackPool.sendOther, (meddler))), 1);
        _run(_sell(_calls(swap, _pay(address(dai), address(meddler), 1 ether)), ETH, 0));
        vm.assertEq(meddler.meddled(), 1, "it was tried");
        vm.assertFalse(meddler.succeeded(), "and refused");
        vm.assertEq(meddler.answer(), _unexpected(address(meddler)), "with the right reason");
        vm.assertEq(dai.balanceOf(user), 100 ether, "nothing was paid");
    }

    function test_aSandboxAtRestAnswersNobody(address caller, bytes calldata data) public {
        if (data.length == 0 || caller == address(vm) || caller == user || caller == address(0)) return;
        _run(_sell(_calls(), ETH, 0));
        address sandbox = account.sandboxOf(1, 0);
        vm.prank(caller);
        (bool success,) = sandbox.call(data);
        bool view_ = bytes4(data) == Sandbox.account.selector;
        vm.assertTrue(!success || view_, "refused");
    }

    function test_nestingMoreThanFollowsReverts(uint256 nested) public {
        nested = _between(nested, 2, type(uint256).max);
        Call memory quiet = _nesting(_call(address(pool), abi.encodeCall(CallbackPool.quiet, ())), nested);
        _runReverting(
            _sell(_calls(quiet, _call(address(0xB0B), "")), ETH, 0),
            abi.encodeWithSelector(Calls.BadNesting.selector, 0, 0)
        );
    }

    function test_aSubtreeDoesNotReachBeyondItsParent() public {
        Call[] memory calls = _calls(_nesting(_times(1), 1), _nesting(_times(1), 1), _call(address(0xB0B), ""));
        bytes memory inner = abi.encodeWithSelector(Calls.BadNesting.selector, 0, 1);
        _runReverting(_sell(calls, ETH, 0), abi.encodeWithSelector(Calls.CallFailed.selector, 0, 0, inner));
    }

    function test_unwrappingInASandboxFitsInto2300Gas() public {
        WETH9 weth = new WETH9();
        vm.deal(address(this), 1 ether);
        weth.deposit{value: 1 ether}();
        weth.transfer(user, 1 ether);
        Call memory withdraw = _withBalance(_call(address(weth), abi.encodeCall(WETH9.withdraw, (0))), 0, address(weth));
        _run(_plan(1, _step(SANDBOX, _assets(address(weth), 1 ether), _assets(ETH, 1 ether), _calls(withdraw))));
        vm.assertEq(user.balance, 1 ether, "unwrapped");
    }
}

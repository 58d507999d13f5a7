// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Calls} from "../src/Calls.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {ACCOUNT, Check, Plan, Step} from "../src/Plan.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

/// @dev A lending market that may mean ill: it is on the account's list, and its owner has turned.
contract Market {
    enum Mood {
        HONEST,
        IDLE,
        GREEDY,
        REENTERING,
        UNHEALTHY
    }

    DevToken public immutable RECEIPT = new DevToken("Receipt", "aDAI", 18);
    Mood public mood;
    bytes private reentry;

    function turn(Mood mood_, bytes calldata reentry_) external {
        (mood, reentry) = (mood_, reentry_);
    }

    function supply(address token, uint256 amount, address onBehalfOf) external {
        if (mood == Mood.IDLE) return;
        if (mood == Mood.REENTERING) {
            (bool success, bytes memory reason) = msg.sender.call(reentry);
            if (!success) {
                assembly ("memory-safe") {
                    revert(add(reason, 32), mload(reason))
                }
            }
        }
        uint256 taken = mood == Mood.GREEDY ? amount + 1 : amount;
        IERC20(token).transferFrom(msg.sender, address(this), taken);
        RECEIPT.mint(onBehalfOf, amount);
    }

    function healthFactor(address) external view returns (uint256) {
        return mood == Mood.UNHEALTHY ? 1.1 ether : 2 ether;
    }
}

/// @dev What a step on a lending market must withstand: each is as the framework writes it.
contract LendingTest is ErrandTest {
    DevToken private dai;
    Market private market;

    function setUp() public override {
        super.setUp();
        dai = new DevToken("Dai", "DAI", 18);
        market = new Market();
        dai.mint(user, 100 ether);
    }

    function _supply(uint256 approved) private view returns (Step memory step) {
        step = _step(
            ACCOUNT,
            _assets(address(dai), 10 ether),
            _assets(address(market.RECEIPT()), 10 ether - 3),
            _calls(
                _call(address(dai), abi.encodeCall(IERC20.approve, (address(market), approved))),
                _call(address(market), abi.encodeCall(Market.supply, (address(dai), 10 ether, user)))
            )
        );
        step.checks = new Check[](2);
        step.checks[0] =
            Check(address(market), abi.encodeCall(Market.healthFactor, (user)), 0, 1.2 ether, type(uint256).max);
        step.checks[1] = Check(address(dai), abi.encodeCall(IERC20.allowance, (user, address(market))), 0, 0, 0);
    }

    function test_anHonestMarketIsUsed() public {
        _run(_plan(1, _supply(10 ether)));
        vm.assertEq(market.RECEIPT().balanceOf(user), 10 ether, "lent");
        vm.assertEq(dai.balanceOf(user), 90 ether, "and no more");
    }

    function test_aMarketThatGivesNothingUndoesThePlan() public {
        market.turn(Market.Mood.IDLE, "");
        _runReverting(
            _plan(1, _supply(10 ether)),
            abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 0, market.RECEIPT(), 0, 10 ether - 3)
        );
        vm.assertEq(dai.allowance(user, address(market)), 0, "nothing is left to it");
    }

    function test_aMarketCannotTakeMoreThanIsApproved() public {
        market.turn(Market.Mood.GREEDY, "");
        _runReverting(_plan(1, _supply(10 ether)));
        vm.assertEq(dai.balanceOf(user), 100 ether, "nothing was taken");
    }

    function test_evenWithMoreApprovedItCannotTakeMoreThanTheStepSays() public {
        market.turn(Market.Mood.GREEDY, "");
        _runReverting(
            _plan(1, _supply(20 ether)),
            abi.encodeWithSelector(ErrandAccount.SpendExceeded.selector, 0, dai, 10 ether + 1, 10 ether)
        );
    }

    function test_anAllowanceLeftOverUndoesThePlan(uint256 more) public {
        more = _between(more, 1, type(uint256).max - 10 ether - 1); // the token keeps an endless one as it is
        _runReverting(
            _plan(1, _supply(10 ether + more)), abi.encodeWithSelector(ErrandAccount.CheckFailed.selector, 0, 1, more)
        );
    }

    function test_aHealthFactorUnderTheFloorUndoesThePlan() public {
        market.turn(Market.Mood.UNHEALTHY, "");
        _runReverting(
            _plan(1, _supply(10 ether)), abi.encodeWithSelector(ErrandAccount.CheckFailed.selector, 0, 0, 1.1 ether)
        );
        vm.assertEq(dai.balanceOf(user), 100 ether, "nothing has left");
    }

    function test_aMarketCannotReachBackIntoTheAccount() public {
        Plan memory inner = _plan(2, _supply(10 ether));
        market.turn(Market.Mood.REENTERING, abi.encodeCall(ErrandAccount.executePlan, (inner, _sign(inner))));
        bytes memory locked = abi.encodeWithSelector(ErrandAccount.Locked.selector);
        _runReverting(_plan(1, _supply(10 ether)), abi.encodeWithSelector(Calls.CallFailed.selector, 0, 1, locked));
        vm.assertFalse(account.isBurned(2), "the inner plan did not run");
    }
}

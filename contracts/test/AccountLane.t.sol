// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Calls} from "../src/Calls.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {ACCOUNT, Amount, Asset, BALANCE, Call, Check, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {DevTether} from "../src/devnet/DevTether.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {Thief, Turncoat} from "../src/devnet/Hostile.sol";
import {WETH9} from "../src/devnet/WETH9.sol";
import {ErrandTest} from "./support/ErrandTest.sol";

contract Failing {
    error Because(uint256 number);

    function fail() external pure {
        revert Because(42);
    }

    function failSilently() external pure {
        revert();
    }

    function words() external pure returns (uint256, uint256) {
        return (7, type(uint256).max);
    }
}

/// @dev Transfers and wrapping from the account itself; amounts that follow from earlier steps; checks; calls that
/// fail.
contract AccountLaneTest is ErrandTest {
    address private constant BOB = address(0xB0B);
    DevToken private dai;
    DevTether private tether;
    WETH9 private weth;
    Turncoat private pool;
    Failing private failing;

    function setUp() public override {
        super.setUp();
        (dai, tether, weth) = (new DevToken("Dai", "DAI", 18), new DevTether(), new WETH9());
        (pool, failing) = (new Turncoat(), new Failing());
        vm.deal(user, 100 ether);
        dai.mint(user, 100 ether);
        tether.mint(user, 100e6);
        dai.mint(address(pool), 1_000_000 ether);
        vm.deal(address(pool), 1000 ether);
    }

    function _transferStep(address token, address to, Amount memory amount) private pure returns (Step memory) {
        Call memory call = token == ETH
            ? _call(to, amount, "")
            : _with(_call(token, abi.encodeCall(IERC20.transfer, (to, 0))), 36, ETH, amount);
        return _step(ACCOUNT, _assets(token, amount), _none(), _calls(call));
    }

    function _buyDai(uint256 paid, uint256 minimum) private view returns (Step memory) {
        Call memory swap =
            _call(address(pool), _balance(), abi.encodeCall(Thief.swap, (ETH, 1 ether, address(dai), paid)));
        return _step(SANDBOX, _assets(ETH, 1 ether), _assets(address(dai), minimum), _calls(swap));
    }

    // ---- transfers, and what they may cost

    function test_transfersArrive(uint256 amount) public {
        amount = _between(amount, 0, 100e6);
        address[3] memory tokens = [ETH, address(dai), address(tether)];
        for (uint256 i = 0; i < tokens.length; ++i) {
            uint256 before = _held(tokens[i], user);
            _run(_plan(i, _transferStep(tokens[i], BOB, _number(amount))));
            vm.assertEq(_held(tokens[i], BOB), amount, "arrived");
            vm.assertEq(_held(tokens[i], user), before - amount, "left");
        }
    }

    function test_spendingMoreThanAllowedReverts(uint256 amount, uint256 allowed) public {
        amount = _between(amount, 1, 100 ether);
        allowed = _between(allowed, 0, amount - 1);
        address[2] memory tokens = [ETH, address(dai)];
        for (uint256 i = 0; i < tokens.length; ++i) {
            Step memory step = _transferStep(tokens[i], BOB, _number(amount));
            step.spend[0].amount = _number(allowed);
            _runReverting(
                _plan(1, step),
                abi.encodeWithSelector(ErrandAccount.SpendExceeded.selector, 0, tokens[i], amount, allowed)
            );
        }
        vm.assertEq(dai.balanceOf(BOB) + BOB.balance, 0, "nothing was sent");
    }

    function test_wrappingBringsWhatItCosts(uint256 amount) public {
        amount = _between(amount, 0, 100 ether);
        Call memory deposit = _call(address(weth), _number(amount), abi.encodeCall(WETH9.deposit, ()));
        _run(_plan(1, _step(ACCOUNT, _assets(ETH, amount), _assets(address(weth), amount), _calls(deposit))));
        vm.assertEq(weth.balanceOf(user), amount, "wrapped");
        Call memory withdraw = _call(address(weth), abi.encodeCall(WETH9.withdraw, (amount)));
        _run(_plan(2, _step(ACCOUNT, _assets(address(weth), amount), _assets(ETH, amount), _calls(withdraw))));
        vm.assertEq(user.balance, 100 ether, "and back");
    }

    function test_gainingTooLittleReverts() public {
        Call memory deposit = _call(address(weth), _number(1 ether), abi.encodeCall(WETH9.deposit, ()));
        Step memory step = _step(ACCOUNT, _assets(ETH, 1 ether), _assets(address(weth), 1 ether + 1), _calls(deposit));
        _runReverting(
            _plan(1, step), abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 0, weth, 1 ether, 1 ether + 1)
        );
    }

    // ---- shares of earlier steps

    function test_aShareOfAnEarlierStepIsRoundedDown(uint256 paid, uint256 share) public {
        (paid, share) = (_between(paid, 0, 1_000_000 ether), _between(share, 0, 1 ether));
        _run(_plan(1, _buyDai(paid, 0), _transferStep(address(dai), BOB, _share(share, 1))));
        vm.assertEq(dai.balanceOf(BOB), paid * share / 1 ether, "the share, rounded down");
        vm.assertEq(dai.balanceOf(user), 100 ether + paid - paid * share / 1 ether, "the rest stays");
    }

    function test_halfOfAnOddNumberIsRoundedDown() public {
        _run(_plan(1, _buyDai(3, 0), _transferStep(address(dai), BOB, _share(0.5 ether, 1))));
        vm.assertEq(dai.balanceOf(BOB), 1, "1.5 is 1");
    }

    function test_aRateOfAnEarlierStepIsTheNextMinimum(uint256 paid, uint256 rate) public {
        paid = _between(paid, 1, 1_000_000 ether);
        rate = _between(rate, 1 + 1 ether / paid, 400 ether * 1 ether / paid);
        uint256 minimum = Math.mulDiv(paid, rate, 1 ether);
        // sells the DAI of the first step for at least `rate` ether each
        Call memory approve =
            _withBalance(_call(address(dai), abi.encodeCall(IERC20.approve, (address(pool), 0))), 1, address(dai));
        Call memory sell = _withBalance(
            _call(address(pool), abi.encodeCall(Thief.swap, (address(dai), 0, ETH, minimum))), 1, address(dai)
        );
        Step memory second = _step(
            SANDBOX, _assets(address(dai), _share(1 ether, 1)), _assets(ETH, _share(rate, 1)), _calls(approve, sell)
        );
        _run(_plan(1, _buyDai(paid, 0), second));
        vm.assertEq(user.balance, 99 ether + minimum, "the rate was kept");
        second.calls[1].data = abi.encodeCall(Thief.swap, (address(dai), 0, ETH, minimum - 1));
        _runReverting(
            _plan(2, _buyDai(paid, 0), second),
            abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 1, ETH, minimum - 1, minimum)
        );
    }

    function test_etherOfAnEarlierStepIsWrapped(uint256 paid) public {
        paid = _between(paid, 0, 1000 ether);
        Call memory approve =
            _withBalance(_call(address(dai), abi.encodeCall(IERC20.approve, (address(pool), 0))), 1, address(dai));
        Call memory sell = _withBalance(
            _call(address(pool), abi.encodeCall(Thief.swap, (address(dai), 0, ETH, paid))), 1, address(dai)
        );
        Call memory deposit = _call(address(weth), _share(1 ether, 1), abi.encodeCall(WETH9.deposit, ()));
        _run(
            _plan(
                1,
                _step(SANDBOX, _assets(address(dai), 1 ether), _assets(ETH, 0), _calls(approve, sell)),
                _step(
                    ACCOUNT,
                    _assets(ETH, _share(1 ether, 1)),
                    _assets(address(weth), _share(1 ether, 1)),
                    _calls(deposit)
                )
            )
        );
        vm.assertEq(weth.balanceOf(user), paid, "all that the sale gave");
        vm.assertEq(user.balance, 100 ether, "and no more");
    }

    function test_registersAreOfEarlierStepsOnly(uint256 source) public {
        source = _between(source, 2, type(uint256).max);
        bytes memory reason = abi.encodeWithSelector(Calls.UnknownSource.selector, source);
        // register 1 is the first step's only one; all later ones, and BALANCE, are unknown to the second step
        _runReverting(_plan(1, _buyDai(10, 0), _transferStep(address(dai), BOB, _share(1, source))), reason);
        Step memory second = _buyDai(10, 0);
        second.spend[0].amount = _share(1, source);
        _runReverting(_plan(1, _buyDai(10, 0), second), reason);
        second = _buyDai(10, 0);
        second.gain[0].amount = _share(1, source);
        _runReverting(_plan(1, _buyDai(10, 0), second), reason);
    }

    function test_aStepDoesNotKnowItsOwnRegister() public {
        Step memory step = _buyDai(10, 0);
        step.gain[0].amount = _share(1, 1);
        _runReverting(_plan(1, step), abi.encodeWithSelector(Calls.UnknownSource.selector, 1));
    }

    function test_aStepDoesNotKnowItsOtherRegisters() public {
        Asset[] memory gain = new Asset[](2);
        gain[0] = Asset(address(dai), _number(0));
        gain[1] = Asset(address(weth), _share(0, 1));
        Step memory step = _buyDai(10, 0);
        step.gain = gain;
        _runReverting(_plan(1, step), abi.encodeWithSelector(Calls.UnknownSource.selector, 1));
        step = _step(ACCOUNT, _none(), gain, _calls());
        _runReverting(_plan(1, step), abi.encodeWithSelector(Calls.UnknownSource.selector, 1));
    }

    function test_aSandboxsCallsKnowNoRegisters() public {
        Step memory second = _buyDai(10, 0);
        second.calls[0].value = _share(1, 1);
        _runReverting(_plan(1, _buyDai(10, 0), second), abi.encodeWithSelector(Calls.UnknownSource.selector, 1));
    }

    function test_insertsStayWithinTheData(uint256 offset, uint256 length) public {
        length = _between(length, 0, 100);
        offset = _between(offset, length < 32 ? 0 : length - 31, type(uint256).max);
        Call memory call = _with(_call(address(dai), new bytes(length)), offset, ETH, _number(1));
        bytes memory reason = abi.encodeWithSelector(Calls.InsertOutOfBounds.selector, offset, length);
        _runReverting(_plan(1, _step(ACCOUNT, _none(), _none(), _calls(call))), reason);
        _runReverting(_plan(1, _step(SANDBOX, _none(), _none(), _calls(call))), reason);
    }

    // ---- checks

    function _checked(Step memory step, Check memory check) private pure returns (Step memory) {
        step.checks = new Check[](1);
        step.checks[0] = check;
        return step;
    }

    function test_aCheckReadsAWordAfterTheStep(uint256 paid, uint256 min, uint256 max) public {
        paid = _between(paid, 0, 1_000_000 ether);
        uint256 actual = 100 ether + paid;
        Check memory check = Check(address(dai), abi.encodeCall(IERC20.balanceOf, (user)), 0, min, max);
        Plan memory plan = _plan(1, _checked(_buyDai(paid, 0), check));
        if (min <= actual && actual <= max) _run(plan);
        else _runReverting(plan, abi.encodeWithSelector(ErrandAccount.CheckFailed.selector, 0, 0, actual));
        check = Check(address(dai), abi.encodeCall(IERC20.balanceOf, (user)), 0, actual, actual);
        if (!account.isBurned(1)) _run(_plan(2, _checked(_buyDai(paid, 0), check)));
    }

    function test_aCheckPicksItsWord() public {
        bytes memory data = abi.encodeCall(Failing.words, ());
        Step memory nothing = _step(ACCOUNT, _none(), _none(), _calls());
        uint256 max = type(uint256).max;
        _run(_plan(1, _checked(nothing, Check(address(failing), data, 1, max, max))));
        _run(_plan(2, _checked(nothing, Check(address(failing), data, 0, 7, 7))));
        _runReverting(
            _plan(3, _checked(nothing, Check(address(failing), data, 0, 8, max))),
            abi.encodeWithSelector(ErrandAccount.CheckFailed.selector, 0, 0, 7)
        );
    }

    function test_aCheckThatCannotBeReadReverts(uint256 word) public {
        word = _between(word, 2, type(uint256).max);
        bytes memory reason = abi.encodeWithSelector(ErrandAccount.CheckUnreadable.selector, 0, 0);
        bytes memory data = abi.encodeCall(Failing.words, ());
        Step memory nothing = _step(ACCOUNT, _none(), _none(), _calls());
        uint256 max = type(uint256).max;
        _runReverting(_plan(1, _checked(nothing, Check(address(failing), data, word, 0, max))), reason);
        data = abi.encodeCall(Failing.fail, ());
        _runReverting(_plan(1, _checked(nothing, Check(address(failing), data, 0, 0, max))), reason);
        _runReverting(_plan(1, _checked(nothing, Check(BOB, data, 0, 0, max))), reason);
    }

    // ---- calls that fail

    function test_aFailingCallSaysWhichAndWhy() public {
        bytes memory because = abi.encodeWithSelector(Failing.Because.selector, 42);
        for (uint8 lane = SANDBOX; lane <= ACCOUNT; ++lane) {
            Call memory fails = _call(address(failing), abi.encodeCall(Failing.fail, ()));
            Step memory step = _step(lane, _none(), _none(), _calls(_call(BOB, ""), fails));
            bytes memory reason = abi.encodeWithSelector(Calls.CallFailed.selector, 0, 1, because);
            _runReverting(_plan(1, step), reason);
            step.calls[1].data = abi.encodeCall(Failing.failSilently, ());
            _runReverting(_plan(1, step), abi.encodeWithSelector(Calls.CallFailed.selector, 0, 1, ""));
        }
    }

    function test_dataForAnAddressWithoutCodeReverts() public {
        Call memory typo = _call(BOB, abi.encodeCall(IERC20.transfer, (BOB, 1)));
        for (uint8 lane = SANDBOX; lane <= ACCOUNT; ++lane) {
            _runReverting(
                _plan(1, _step(lane, _none(), _none(), _calls(typo))),
                abi.encodeWithSelector(Calls.NoCode.selector, 0, 0, BOB)
            );
        }
    }

    function test_theAccountLaneNestsNothing() public {
        Call memory parent = _nesting(_call(BOB, ""), 1);
        _runReverting(
            _plan(1, _step(ACCOUNT, _none(), _none(), _calls(parent, _call(BOB, "")))),
            abi.encodeWithSelector(Calls.BadNesting.selector, 0, 0)
        );
    }

    function test_thereIsNoThirdLane(uint8 lane) public {
        if (lane <= ACCOUNT) return;
        _runReverting(
            _plan(1, _step(lane, _none(), _none(), _calls())),
            abi.encodeWithSelector(ErrandAccount.UnknownLane.selector, 0, lane)
        );
    }

    function test_aLaterStepThatFailsUndoesTheEarlier() public {
        Step memory second = _transferStep(address(dai), BOB, _number(1));
        second.calls[0].to = address(failing);
        second.calls[0].data = bytes.concat(abi.encodeCall(Failing.fail, ()), new bytes(64));
        _runReverting(_plan(1, _buyDai(10, 10), second));
        vm.assertEq(user.balance, 100 ether, "nothing has left");
        vm.assertEq(dai.balanceOf(user), 100 ether, "nothing has arrived");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Execution} from "@openzeppelin/contracts/interfaces/draft-IERC7579.sol";
import {ErrandAccount} from "../src/ErrandAccount.sol";
import {Asset, Call, Plan, SANDBOX, Step} from "../src/Plan.sol";
import {Sandbox} from "../src/Sandbox.sol";
import {DevTether} from "../src/devnet/DevTether.sol";
import {DevToken} from "../src/devnet/DevToken.sol";
import {Thief, Turncoat} from "../src/devnet/Hostile.sol";
import {Claims, GasBurner, Meddler} from "./support/Attackers.sol";
import {ErrandTest} from "./support/ErrandTest.sol";
import {FeeToken, HookToken} from "./support/Tokens.sol";

/// @dev Every agent, honest or not, with every pair of assets: ether and ERC-20, sold and bought, the latter also
/// without return values, with a fee on transfers, and with hooks. For all of them: whatever the agent does, the
/// outcome came about, or the user has lost nothing.
contract SandboxLaneTest is ErrandTest {
    address[2][] private pairs;
    address private fee;
    address private sold;
    address private bought;
    Turncoat private pool;
    uint256 private soldBefore;
    uint256 private boughtBefore;

    function setUp() public override {
        super.setUp();
        address dai = address(new DevToken("Dai", "DAI", 18));
        address usdc = address(new DevToken("USD Coin", "USDC", 6));
        address tether = address(new DevTether());
        address hook = address(new HookToken());
        fee = address(new FeeToken());
        pool = new Turncoat();
        pairs.push([ETH, dai]);
        pairs.push([dai, ETH]);
        pairs.push([dai, usdc]);
        pairs.push([ETH, tether]);
        pairs.push([tether, ETH]);
        pairs.push([ETH, hook]);
        pairs.push([hook, ETH]);
        pairs.push([dai, fee]);
        pairs.push([fee, ETH]);
    }

    /// @dev Runs a test once for each pair, each time from the same state.
    modifier eachPair() {
        for (uint256 i = 0; i < pairs.length; ++i) {
            uint256 state = vm.snapshotState();
            _use(pairs[i]);
            _;
            vm.revertToState(state);
        }
    }

    function _use(address[2] storage pair) private {
        (sold, bought) = (pair[0], pair[1]);
        _give(sold, user, 1000 ether);
        _give(bought, user, 500 ether);
        _give(bought, address(pool), 1000 ether);
        (soldBefore, boughtBefore) = (_held(sold, user), _held(bought, user));
    }

    /// @dev What a transfer of `amount` brings to the receiver.
    function _net(address token, uint256 amount) private view returns (uint256) {
        return token == fee ? amount - amount / 10 : amount;
    }

    function test_honestAgentDelivers(uint256 amount, uint256 paid, uint256 minimum) public eachPair {
        (amount, paid) = (_between(amount, 1, 1000 ether), _between(paid, 0, 1000 ether));
        uint256 arriving = _net(bought, _net(bought, paid));
        minimum = _between(minimum, 0, arriving);
        Plan memory plan = _plan(7, _swap(amount, paid, minimum));
        bytes32 planHash = account.hashPlan(plan);
        bytes memory signature = _sign(plan);
        vm.expectEmit(user);
        emit ErrandAccount.Measured(7, 0, bought, arriving);
        vm.expectEmit(user);
        emit ErrandAccount.Executed(7, planHash, plan.proposalHash);
        account.executePlan(plan, signature);
        vm.assertEq(_held(sold, user), soldBefore - amount, "exactly the spend has left");
        vm.assertEq(_held(bought, user), boughtBefore + arriving, "what was paid has arrived");
        vm.assertTrue(account.isBurned(7), "the plan is burned");
        _assertSandboxIsEmpty(7);
    }

    function test_whatIsNotSpentComesBack(uint256 amount, uint256 share) public eachPair {
        (amount, share) = (_between(amount, 1, 1000 ether), _between(share, 0, 1 ether));
        Step memory step = _swap(amount, 10 ether, 1);
        for (uint256 i = 0; i < step.calls.length; ++i) {
            if (step.calls[i].value.source != 0) step.calls[i].value.value = share;
            step.calls[i].inserts[0].amount.value = share;
        }
        _run(_plan(7, step));
        uint256 handed = _net(sold, amount);
        uint256 unspent = handed - handed * share / 1 ether;
        vm.assertEq(_held(sold, user), soldBefore - amount + _net(sold, unspent), "the rest is back");
        _assertSandboxIsEmpty(7);
    }

    function test_doingNothingCostsNothing(uint256 amount) public eachPair {
        amount = _between(amount, 0, 1000 ether);
        _run(_plan(7, _step(SANDBOX, _assets(sold, amount), _none(), _calls())));
        vm.assertEq(_held(sold, user), soldBefore - amount + _net(sold, _net(sold, amount)), "all is back");
    }

    function test_returningTooLittleReverts(uint256 amount, uint256 paid, uint256 missing) public eachPair {
        (amount, paid) = (_between(amount, 1, 1000 ether), _between(paid, 0, 1000 ether));
        uint256 arriving = _net(bought, _net(bought, paid));
        uint256 minimum = arriving + _between(missing, 1, 1000 ether);
        _refused(_swap(amount, paid, minimum), _notMet(arriving, minimum));
    }

    function test_keepingAllReverts(uint256 amount, uint256 minimum) public eachPair {
        (amount, minimum) = (_between(amount, 1, 1000 ether), _between(minimum, 1, 1000 ether));
        Step memory step = _swap(amount, minimum, minimum);
        step.calls = _swapCalls(address(new Thief()), minimum);
        _refused(step, _notMet(0, minimum));
    }

    function test_turningAfterTheSignatureReverts(uint256 amount, uint256 minimum) public eachPair {
        (amount, minimum) = (_between(amount, 1, 1000 ether), _between(minimum, 1, 1000 ether));
        Plan memory plan = _plan(7, _swap(amount, minimum, minimum));
        bytes memory signature = _sign(plan);
        pool.turn(true);
        vm.expectRevert(_notMet(0, minimum));
        account.executePlan(plan, signature);
        _assertNothingLost();
    }

    function test_payingTheUserDirectlyDoesNotCount() public eachPair {
        Step memory step = _swap(1 ether, 10 ether, 10 ether);
        Call memory direct =
            bought == ETH ? _call(user, _number(5), "") : _call(bought, abi.encodeCall(IERC20.transfer, (user, 5)));
        step.calls = _append(step.calls, direct);
        _refusedWith(step, ErrandAccount.OutcomeNotMet.selector, _net(bought, _net(bought, 10 ether) - 5), 10 ether);
    }

    function test_aClaimOfTheUserDoesNotMeetTheOutcome(uint256 owed) public eachPair {
        owed = _between(owed, 1, 1000 ether);
        Claims claims = new Claims();
        _give(bought, address(claims), owed);
        claims.owe(user, bought, owed);
        Step memory step = _step(
            SANDBOX,
            _assets(sold, 1 ether),
            _assets(bought, 1),
            _calls(_call(address(claims), abi.encodeCall(Claims.claim, (user, bought))))
        );
        _refused(step, _notMet(0, 1));
        vm.assertEq(claims.owed(user, bought), owed, "the claim is still the user's");
    }

    function test_everyEntryOfTheAccountIsLocked() public eachPair {
        Plan memory second = _plan(8, _swap(1 ether, 10 ether, 1));
        bytes memory executePlan = abi.encodeCall(ErrandAccount.executePlan, (second, _sign(second)));
        Execution[] memory batch = new Execution[](1);
        batch[0] = Execution(user, 0, executePlan);
        bytes memory execute = abi.encodeCall(ErrandAccount.execute, (bytes32(bytes1(0x01)), abi.encode(batch)));
        _assertLocked(executePlan);
        _assertLocked(execute);
        _assertLocked(abi.encodeCall(ErrandAccount.cancel, (new uint256[](1))));
        _assertLocked(abi.encodeCall(ErrandAccount.rescue, (7, 0, _calls(), new address[](0))));
        vm.assertFalse(account.isBurned(8), "the second plan did not run");
        _run(second);
    }

    function test_theSandboxAnswersToItsAccountOnly() public eachPair {
        bytes memory run = abi.encodeCall(Sandbox.run, (0, _calls()));
        bytes memory sweep = abi.encodeCall(Sandbox.sweep, (sold));
        _assertSandboxRefuses(run, Sandbox.NotAccount.selector);
        _assertSandboxRefuses(sweep, Sandbox.NotAccount.selector);
        _assertSandboxRefuses(
            abi.encodeWithSignature("uniswapV2Call(address)", user), Sandbox.UnexpectedCallback.selector
        );
    }

    function test_aSecondPlanInTheSameTransactionDoesNotCount() public eachPair {
        // The honest second plan brings far more than the first one promised; the first one's agent keeps everything.
        Step memory greedy = _swap(1 ether, 1, 1);
        greedy.calls = _swapCalls(address(new Thief()), 1);
        Plan memory first = _plan(8, greedy);
        Plan memory second = _plan(9, _swap(1 ether, 100 ether, 1));
        (bytes memory one, bytes memory two) = (_sign(first), _sign(second));
        account.executePlan(second, two);
        vm.expectRevert(_notMet(0, 1));
        account.executePlan(first, one);
    }

    function test_anAllowanceLeftInASandboxReachesNoLaterOne() public eachPair {
        // Ether knows no allowances: there it is the bought token that the trap is laid for.
        address token = sold == ETH ? bought : sold;
        address thief = address(0xBAD);
        Step memory trap = _swap(1 ether, 10 ether, 1);
        trap.calls = _append(trap.calls, _call(token, abi.encodeCall(IERC20.approve, (thief, type(uint256).max))));
        _run(_plan(7, trap));

        uint256 victimKey = 0xB0B;
        address victim = vm.addr(victimKey);
        ErrandAccount victims = _delegate(victim);
        _give(sold, victim, 5 ether);
        Step memory step = _swap(1 ether, 10 ether, 1);
        step.calls = _append(_calls(_call(address(new Prober(token, thief, account.sandboxOf(7, 0))), "")), step.calls);
        step.calls[0].data = abi.encodeCall(Prober.probe, ());
        Plan memory plan = _plan(7, step);
        victims.executePlan(plan, _sign(victimKey, victims.hashPlan(plan)));
        vm.assertEq(_held(bought, victim), _net(bought, _net(bought, 10 ether)), "the victim got the outcome");
        vm.assertEq(_held(token, thief), 0, "the thief got nothing");
    }

    function test_burningAllGasReverts() public eachPair {
        Call memory endless = _call(address(new GasBurner()), abi.encodeCall(GasBurner.burn, ()));
        Plan memory plan = _plan(7, _step(SANDBOX, _assets(sold, 1 ether), _assets(bought, 1), _calls(endless)));
        bytes memory signature = _sign(plan);
        uint256 before = gasleft();
        vm.expectRevert();
        account.executePlan{gas: 2_000_000}(plan, signature);
        vm.assertLe(before - gasleft(), 2_100_000, "the gas limit bounds what an agent can burn");
        _assertNothingLost();
        _run(_plan(7, _swap(1 ether, 10 ether, 1)));
    }

    function test_tooLittleGasChangesNothing(uint256 gas) public eachPair {
        Plan memory plan = _plan(7, _swap(1 ether, 10 ether, 1));
        bytes memory signature = _sign(plan);
        gas = _between(gas, 0, 900_000);
        try account.executePlan{gas: gas}(plan, signature) {
            vm.assertEq(_held(sold, user), soldBefore - 1 ether, "all of it");
        } catch {
            _assertNothingLost();
        }
    }

    function test_aTokenStandsOnceInAStep() public eachPair {
        Step memory step = _swap(1 ether, 10 ether, 1);
        step.gain = _assets(sold, 1);
        _refused(step, abi.encodeWithSelector(ErrandAccount.DuplicateToken.selector, 0, sold));
        step.gain = new Asset[](2);
        step.gain[0] = Asset(bought, _number(1));
        step.gain[1] = Asset(bought, _number(1));
        _refused(step, abi.encodeWithSelector(ErrandAccount.DuplicateToken.selector, 0, bought));
    }

    function test_aPlanRunsOnce() public eachPair {
        Plan memory plan = _plan(7, _swap(1 ether, 10 ether, 1));
        bytes memory signature = _sign(plan);
        account.executePlan(plan, signature);
        vm.expectRevert(abi.encodeWithSelector(ErrandAccount.AlreadyBurned.selector, 7));
        account.executePlan(plan, signature);
    }

    // ---- an agent's calls

    function _swap(uint256 amount, uint256 paid, uint256 minimum) private view returns (Step memory) {
        return _step(SANDBOX, _assets(sold, amount), _assets(bought, minimum), _swapCalls(address(pool), paid));
    }

    function _swapCalls(address to, uint256 paid) private view returns (Call[] memory) {
        bytes memory data = abi.encodeCall(Thief.swap, (sold, 0, bought, paid));
        if (sold == ETH) return _calls(_withBalance(_call(to, _balance(), data), 1, ETH));
        Call memory approve = _withBalance(_call(sold, abi.encodeCall(IERC20.approve, (to, 0))), 1, sold);
        return _calls(approve, _withBalance(_call(to, data), 1, sold));
    }

    function _append(Call[] memory calls, Call memory last) private pure returns (Call[] memory) {
        return _append(calls, _calls(last));
    }

    function _append(Call[] memory head, Call[] memory tail) private pure returns (Call[] memory calls) {
        calls = new Call[](head.length + tail.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            calls[i] = i < head.length ? head[i] : tail[i - head.length];
        }
    }

    // ---- what must hold

    function _notMet(uint256 arrived, uint256 minimum) private view returns (bytes memory) {
        return abi.encodeWithSelector(ErrandAccount.OutcomeNotMet.selector, 0, bought, arrived, minimum);
    }

    function _refused(Step memory step, bytes memory reason) private {
        _runReverting(_plan(7, step), reason);
        _assertNothingLost();
    }

    function _refusedWith(Step memory step, bytes4 selector, uint256 arrived, uint256 minimum) private {
        _refused(step, abi.encodeWithSelector(selector, 0, bought, arrived, minimum));
    }

    function _assertNothingLost() private view {
        vm.assertEq(_held(sold, user), soldBefore, "nothing has left");
        vm.assertEq(_held(bought, user), boughtBefore, "nothing has arrived");
    }

    function _assertSandboxIsEmpty(uint256 intentId) private view {
        address sandbox = account.sandboxOf(intentId, 0);
        vm.assertTrue(sandbox.code.length > 0, "the sandbox was made where it was foretold");
        vm.assertEq(_held(sold, sandbox), 0, "nothing of the spend stays");
        vm.assertEq(_held(bought, sandbox), 0, "nothing of the gain stays");
    }

    /// @dev Calls the account from the middle of its own plan, which otherwise keeps its promise.
    function _assertLocked(bytes memory entry) private {
        Meddler meddler = new Meddler();
        Step memory step = _swap(1 ether, 10 ether, 1);
        step.calls = _append(step.calls, _call(address(meddler), abi.encodeCall(Meddler.meddle, (user, entry))));
        _run(_plan(uint256(keccak256(entry)), step));
        vm.assertFalse(meddler.succeeded(), "nothing nests");
        vm.assertEq(meddler.answer(), abi.encodeWithSelector(ErrandAccount.Locked.selector), "the lock said so");
    }

    function _assertSandboxRefuses(bytes memory data, bytes4 reason) private {
        Meddler meddler = new Meddler();
        Step memory step = _swap(1 ether, 10 ether, 1);
        step.calls = _append(_calls(_call(address(meddler), abi.encodeCall(Meddler.meddleBack, (data)))), step.calls);
        _run(_plan(uint256(keccak256(data)), step));
        vm.assertEq(meddler.meddled(), 1, "it was tried");
        vm.assertFalse(meddler.succeeded(), "the sandbox refused");
        vm.assertEq(meddler.answer(), abi.encodeWithSelector(reason, address(meddler)), "with the right reason");
    }
}

/// @dev Tries an old allowance in the middle of a later victim's plan: on the old sandbox and on the new one.
contract Prober {
    address private immutable TOKEN;
    address private immutable THIEF;
    address private immutable OLD;

    constructor(address token, address thief, address old) {
        (TOKEN, THIEF, OLD) = (token, thief, old);
    }

    function probe() external view {
        require(DevToken(TOKEN).allowance(OLD, THIEF) > 0, "the trap was laid");
        require(DevToken(TOKEN).allowance(msg.sender, THIEF) == 0, "the new sandbox has no allowances");
        require(DevToken(TOKEN).balanceOf(OLD) == 0, "the old sandbox is empty");
        require(OLD != msg.sender, "the sandbox is a new one");
    }
}

// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Assets} from "./Assets.sol";
import {Calls} from "./Calls.sol";
import {Amount, BALANCE, Call, Insert, ONE} from "./Plan.sol";
import {Tape} from "./Tape.sol";

/// @title Where an agent's calls run: a fresh clone for one step of one plan, with the assets of that step and no more
/// @notice It answers to the account that made it. The calls are an agent's and may be hostile: whatever they do, they
/// hold nothing but what was handed over, and the account judges by what it can sweep back. CALL is all that it does,
/// so its code and its owner never change.
/// @dev Pool callbacks. While a call with nested calls is under way, `_callee` may call back once, with any selector,
/// and the fallback then runs the nested calls. At most one callback is awaited at a time: the fallback clears the
/// mark before it runs anything, and each call clears its own when it is over; so three words of transient storage do
/// for any depth. The calls themselves wait on the tape.
contract Sandbox {
    /// @notice Only the account that this sandbox belongs to may do this.
    error NotAccount(address caller);

    /// @notice Nobody's callback is awaited, or that of somebody else.
    error UnexpectedCallback(address caller);

    address private transient _callee;
    uint256 private transient _first;
    uint256 private transient _end;

    modifier onlyAccount() {
        if (msg.sender != account()) revert NotAccount(msg.sender);
        _;
    }

    receive() external payable {}

    /// @notice Runs the calls that were to wait for this callback, and answers with a word that says true or 1.
    fallback(bytes calldata) external payable returns (bytes memory) {
        if (msg.sender != _callee) revert UnexpectedCallback(msg.sender);
        _callee = address(0);
        (uint256 step, Call[] memory calls) = abi.decode(Tape.replay(), (uint256, Call[]));
        _run(step, calls, _first, _end);
        return abi.encode(true);
    }

    /// @notice Makes the calls in order; `step` only names them in errors.
    function run(uint256 step, Call[] calldata calls) external onlyAccount {
        for (uint256 i = 0; i < calls.length; ++i) {
            if (calls[i].nested > 0) {
                Tape.record(msg.data[4:]);
                break;
            }
        }
        _run(step, calls, 0, calls.length);
    }

    /// @notice Sends all of `token` home, and says how much left for it.
    function sweep(address token) external onlyAccount returns (uint256 amount) {
        amount = Assets.balanceOf(token, address(this));
        Assets.send(token, msg.sender, amount);
    }

    /// @notice The account that made this sandbox: it stands in the clone's code.
    function account() public view returns (address) {
        return address(bytes20(Clones.fetchCloneArgs(address(this))));
    }

    /// @dev Runs the calls from `first` up to `end`, leaving out those nested below others.
    function _run(uint256 step, Call[] memory calls, uint256 first, uint256 end) private {
        for (uint256 i = first; i < end; ++i) {
            Call memory call = calls[i];
            uint256 nested = call.nested;
            if (nested >= end - i) revert Calls.BadNesting(step, i);
            for (uint256 j = 0; j < call.inserts.length; ++j) {
                Insert memory insert = call.inserts[j];
                Calls.insert(call.data, insert.offset, _resolve(insert.amount, insert.token));
            }
            if (nested > 0) (_callee, _first, _end) = (call.to, i + 1, i + 1 + nested);
            Calls.perform(call.to, _resolve(call.value, address(0)), call.data, step, i);
            if (nested > 0) _callee = address(0);
            i += nested;
        }
    }

    function _resolve(Amount memory amount, address token) private view returns (uint256) {
        if (amount.source == 0) return amount.value;
        if (amount.source != BALANCE) revert Calls.UnknownSource(amount.source);
        return Math.mulDiv(Assets.balanceOf(token, address(this)), amount.value, ONE);
    }
}

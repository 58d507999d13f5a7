// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Assets} from "../../src/Assets.sol";
import {Hook} from "./Tokens.sol";

/// @dev Owes the user assets that anyone may have paid out, to the user only: an airdrop, vested pay, an old order.
contract Claims {
    mapping(address holder => mapping(address token => uint256)) public owed;

    receive() external payable {}

    function owe(address holder, address token, uint256 amount) external {
        owed[holder][token] += amount;
    }

    function claim(address holder, address token) public {
        uint256 amount = owed[holder][token];
        owed[holder][token] = 0;
        Assets.send(token, holder, amount);
    }
}

/// @dev Has a claim of the user's paid out whenever a token that it is hooked to moves to the user.
contract ClaimOnHook is Hook {
    Claims private immutable CLAIMS;
    address private immutable HOLDER;
    address private immutable TOKEN;
    uint256 public fired;

    constructor(Claims claims, address holder, address token) {
        (CLAIMS, HOLDER, TOKEN) = (claims, holder, token);
    }

    function tokensMoved(address, address to, uint256) external {
        if (to != HOLDER || CLAIMS.owed(HOLDER, TOKEN) == 0) return;
        ++fired;
        CLAIMS.claim(HOLDER, TOKEN);
    }
}

/// @dev Makes a call in the middle of somebody's plan, keeps what came of it, and goes on as if nothing had happened.
contract Meddler {
    bool public succeeded;
    bytes public answer;
    uint256 public meddled;

    receive() external payable {}

    function meddle(address target, bytes calldata data) public payable {
        ++meddled;
        (succeeded, answer) = target.call(data);
    }

    /// @dev Calls the sandbox that is calling, so that its address need not be known.
    function meddleBack(bytes calldata data) external payable {
        meddle(msg.sender, data);
    }
}

contract GasBurner {
    receive() external payable {}

    function burn() external payable {
        while (true) {}
    }
}

/// @dev A pool in the manner of Uniswap v3: it pays first, then calls back and looks whether it was paid.
contract CallbackPool {
    error NotPaid(uint256 paid, uint256 owed);

    uint256 public callbacks;

    receive() external payable {}

    function swap(address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut) external {
        Assets.send(tokenOut, msg.sender, amountOut);
        uint256 before = Assets.balanceOf(tokenIn, address(this));
        _callBack(msg.sender, abi.encodeWithSignature("uniswapV3SwapCallback(int256,int256,bytes)", amountIn, 0, ""));
        uint256 paid = Assets.balanceOf(tokenIn, address(this)) - before;
        if (paid < amountIn) revert NotPaid(paid, amountIn);
    }

    /// @dev Calls back as often as told, and reverts if any fails.
    function callBack(uint256 times) external {
        for (uint256 i = 0; i < times; ++i) {
            _callBack(msg.sender, abi.encodeWithSignature("whatever()"));
        }
    }

    /// @dev Has somebody else call the caller.
    function sendOther(Meddler other) external {
        other.meddle(msg.sender, abi.encodeWithSignature("whatever()"));
    }

    function quiet() external {}

    function _callBack(address to, bytes memory data) private {
        ++callbacks;
        (bool success, bytes memory answer) = to.call(data);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
        require(abi.decode(answer, (uint256)) == 1, "the callback answers 1");
    }
}

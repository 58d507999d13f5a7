// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A tenth of each transfer is burned on the way.
contract FeeToken is ERC20("Fee", "FEE") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function _update(address from, address to, uint256 value) internal override {
        uint256 fee = from == address(0) || to == address(0) ? 0 : value / 10;
        if (fee > 0) super._update(from, address(0), fee);
        super._update(from, to, value - fee);
    }
}

interface Hook {
    function tokensMoved(address from, address to, uint256 amount) external;
}

/// @dev Like ERC-777: whoever sends or receives may have a contract called for it, after the balances have changed.
contract HookToken is ERC20("Hook", "HOOK") {
    mapping(address holder => Hook) public hooks;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setHook(Hook hook) external {
        hooks[msg.sender] = hook;
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (address(hooks[from]) != address(0)) hooks[from].tokensMoved(from, to, value);
        if (address(hooks[to]) != address(0)) hooks[to].tokensMoved(from, to, value);
    }
}
